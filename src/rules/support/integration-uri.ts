import { textOf, Unresolved, type ApiModel } from '../../model';
import type { Violation } from '../rule';
import { place } from './place';
import { text } from './read';
import { siblingOf } from './resources';
import { routeName, type IntegrationPlace } from './walk';

/** What is wrong with the form of a backend's address. A stage variable may hold all of it. */
export function* uriProblems(model: ApiModel, found: IntegrationPlace): Generator<Violation> {
  const { integration } = found;
  const type = text(integration.type) ?? '';
  const uri = text(integration.uri);
  if (/^HTTP(_PROXY)?$/.test(type) && uri !== undefined && !/^(https?:\/\/|\$\{stageVariables\.)/.test(uri)) {
    yield { ...place(integration, 'uri'), message: `URI of the HTTP integration of ${routeName(found)} must begin with http:// or https://, got '${uri}'`, actual: uri };
  }
  if (!/^AWS(_PROXY)?$/.test(type)) return;
  const form = 'arn:aws:apigateway:REGION:SERVICE:path/… or :action/…';
  if (uri !== undefined && !/^(arn:[^:]+:apigateway:|\$\{stageVariables\.)/.test(uri)) {
    yield { ...place(integration, 'uri'), message: `URI of the AWS integration of ${routeName(found)} must be ${form}, got '${uri}'`, actual: uri };
  } else if (isPlainFunction(model, found)) {
    const message = `URI of the Lambda integration of ${routeName(found)} must be ${form.replace('SERVICE:path/… or :action/…', 'lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations')}, got the function itself`;
    yield { ...place(integration, 'uri'), message };
  }
}

/** A reference to a function where the address for calling it belongs. */
function isPlainFunction(model: ApiModel, { integration }: IntegrationPlace): boolean {
  const { uri } = integration;
  if (!(uri instanceof Unresolved) || uri.references.length !== 1 || !/^\$\{[^{}]+\}$/.test(textOf(uri) ?? '')) return false;
  return /^AWS::(Lambda|Serverless)::Function$/.test(siblingOf(model, integration, uri.references[0])?.type ?? '');
}

/** A target is the load balancer behind a VPC link of the second generation, and nothing else has one. */
export function* targetProblems(model: ApiModel, found: IntegrationPlace): Generator<Violation> {
  const { integration } = found;
  if (integration.integrationTarget === undefined) return;
  const { connectionId } = integration;
  const link = connectionId instanceof Unresolved ? siblingOf(model, integration, connectionId.references[0])?.type : undefined;
  const type = text(integration.connectionType) ?? (integration.connectionType === undefined ? 'INTERNET' : 'VPC_LINK');
  if (type === 'VPC_LINK' && link !== 'AWS::ApiGateway::VpcLink') return;
  const got = type === 'VPC_LINK' ? 'a VPC link of the first' : `the connection type ${type}`;
  yield { ...place(integration, 'integrationTarget'), message: `IntegrationTarget of ${routeName(found)} is for VPC links of the second generation (AWS::ApiGatewayV2::VpcLink), got ${got}` };
}
