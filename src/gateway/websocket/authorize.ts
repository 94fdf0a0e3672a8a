import { limitValue } from '../../limits';
import { known, type Route, type V2Authorizer } from '../../model';
import { valueAt } from '../access-log';
import { functionArnOfUri, type InvocationResult } from '../lambda';
import { headerOf } from './connection';
import { authorizerEvent, methodArn } from './event';
import { contextOf, type Exchange } from './exchange';
import { queryOf } from './parameters';
import { Refusal } from './refusal';
import { evaluatePolicy, isPolicy } from '../rest/authorizers/policy';
import { withStageVariables } from '../rest/mapping/stage-variables';
import { isSigned } from '../signature';

/** The one error message with which a function says that it does not know the caller. */
const UNAUTHORIZED = 'Unauthorized';
/** Bytes of an authorizer's answer. */
const MAXIMUM_RESULT = limitValue('ws-authorizer-result-size');

/** What an authorizer said. */
interface Verdict {
  /** `$context.authorizer`. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly usageIdentifierKey?: unknown;
}

/**
 * Lets a handshake in or refuses it. Only `$connect` is authorized; later messages carry what was found out here.
 * Of `AWS_IAM` only the presence of a Signature Version 4 is checked, neither the signature nor the caller's permissions.
 *
 * @returns `$context.authorizer`, if there is one
 */
export async function authorize(exchange: Exchange, route: Route): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { context, usageIdentifierKey } = await askAuthorizer(exchange, route);
  if (known(route.apiKeyRequired) === true) requireApiKey(exchange, usageIdentifierKey);
  return context;
}

/** The key is one that is enabled and in a usage plan of the stage. */
function requireApiKey({ target, connection: { handshake } }: Exchange, usageIdentifierKey: unknown): void {
  const source = known(target.definition.apiKeySelectionExpression);
  const value = source === '$context.authorizer.usageIdentifierKey' ? usageIdentifierKey : headerOf(handshake, 'x-api-key');
  const isKnownKey = target.plans.some(({ keys }) => keys.some((key) => known(key.value) === value && known(key.enabled) !== false));
  if (value === undefined || !isKnownKey) {
    throw new Refusal(403, 'Forbidden', value === undefined ? 'no API key' : 'the API key is disabled, or in no usage plan of this stage');
  }
}

async function askAuthorizer(exchange: Exchange, route: Route): Promise<Verdict> {
  const { handshake } = exchange.connection;
  switch (known(route.authorizationType) ?? 'NONE') {
    case 'NONE': return {};
    case 'AWS_IAM':
      if (!isSigned(headerOf(handshake, 'Authorization'), queryOf(handshake))) throw new Refusal(403, 'Missing Authentication Token');
      return {};
    case 'CUSTOM': return authorizeByLambda(exchange, authorizerOf(exchange, route));
    default: throw new Refusal(500, 'Internal server error', `authorization type '${known(route.authorizationType)}' is not one of NONE, AWS_IAM, CUSTOM`);
  }
}

function authorizerOf({ target }: Exchange, route: Route): V2Authorizer {
  const authorizer = target.definition.authorizers.find(({ key }) => key === known(route.authorizer));
  if (!authorizer) throw new Refusal(500, 'Internal server error', "the route's authorizer does not exist");
  return authorizer;
}

async function authorizeByLambda(exchange: Exchange, authorizer: V2Authorizer): Promise<Verdict> {
  const sources = (known(authorizer.identitySource) ?? []).map((source) => known(source) ?? '');
  if (sources.some((source) => !identityValue(exchange, source))) throw new Refusal(401, UNAUTHORIZED, 'an identity source is missing');
  const arn = functionArnOfUri(withStageVariables(known(authorizer.authorizerUri) ?? '', exchange.target.variables));
  if (arn === undefined) throw failure('the authorizer has no Lambda function');
  return verdict(exchange, await invoke(exchange, arn));
}

function identityValue(exchange: Exchange, source: string): unknown {
  const { connection: { handshake }, target } = exchange;
  const [, place, name] = /^\$?(route\.request\.header|route\.request\.querystring|context|stageVariables)\.(.+)$/.exec(source) ?? [];
  switch (place) {
    case 'route.request.header': return headerOf(handshake, name);
    case 'route.request.querystring': return queryOf(handshake).get(name)?.at(-1);
    case 'context': return valueAt(contextOf(exchange), name);
    case 'stageVariables': return target.variables[name];
    default: return undefined;
  }
}

async function invoke(exchange: Exchange, arn: string): Promise<InvocationResult> {
  try {
    return await exchange.env.functions.invoke(arn, JSON.stringify(authorizerEvent(exchange)));
  } catch (error) {
    throw failure((error as Error).message);
  }
}

function verdict(exchange: Exchange, { payload, functionError }: InvocationResult): Verdict {
  const answer = (JSON.parse(payload) ?? {}) as Record<string, unknown>;
  if (functionError !== undefined) throw answer.errorMessage === UNAUTHORIZED ? new Refusal(401, UNAUTHORIZED) : failure(payload);
  if (Buffer.byteLength(payload) > MAXIMUM_RESULT) throw failure(`the authorizer's answer is larger than ${MAXIMUM_RESULT} bytes`);
  const { principalId, policyDocument, context, usageIdentifierKey } = answer;
  if (typeof principalId !== 'string' || !isPolicy(policyDocument)) throw failure('the authorizer did not answer with a principalId and a policyDocument');
  if (evaluatePolicy(policyDocument, methodArn(exchange)) !== 'allow') throw new Refusal(403, 'Forbidden', 'the policy of the authorizer does not allow it');
  const values = Object.entries((context ?? {}) as Record<string, unknown>).filter(([, value]) => value !== null);
  const nested = values.find(([, value]) => typeof value === 'object');
  if (nested) throw failure(`'${nested[0]}' in the authorizer's context is no text, number or boolean`);
  return { context: { principalId, ...Object.fromEntries(values) }, usageIdentifierKey };
}

function failure(reason: string): Refusal {
  return new Refusal(500, 'Internal server error', reason);
}
