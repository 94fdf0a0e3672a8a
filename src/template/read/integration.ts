import { fields, objects } from './fields';
import { below, type ContentHandling, type Integration, type IntegrationResponse, type IntegrationType, type Origin, type PassthroughBehavior } from '../../model';
import { asBoolean, asNumber, asPlain, asString, asStringMap, asStrings, asUpper, isPlain, own, type Plain } from '../../model/coerce';

const INTEGRATION = {
  type: asUpper<IntegrationType>,
  uri: asString,
  credentials: asString,
  connectionType: asUpper<'INTERNET' | 'VPC_LINK'>,
  connectionId: asString,
  integrationTarget: asString,
  timeoutInMillis: asNumber,
  passthroughBehavior: asUpper<PassthroughBehavior>,
  contentHandling: asUpper<ContentHandling>,
  responseTransferMode: asUpper<'BUFFERED' | 'STREAM'>,
  requestParameters: asStringMap,
  requestTemplates: asStringMap,
  cacheNamespace: asString,
  cacheKeyParameters: asStrings,
};

const PLACES = { httpMethod: 'IntegrationHttpMethod', responses: 'IntegrationResponses' };

/** Reads the `Integration` of an `AWS::ApiGateway::Method`. */
export function readIntegration(properties: Plain, origin: Origin): Integration {
  const tlsConfig = asPlain(own(properties, 'TlsConfig'));
  return {
    origin: { ...origin, fields: PLACES },
    ...fields(properties, INTEGRATION),
    httpMethod: asUpper(own(properties, 'IntegrationHttpMethod')),
    tlsConfig: isPlain(tlsConfig) ? fields(tlsConfig, { insecureSkipVerification: asBoolean }) : tlsConfig,
    responses: readResponses(own(properties, 'IntegrationResponses'), origin),
  };
}

function readResponses(list: unknown, origin: Origin): IntegrationResponse[] | undefined {
  return Array.isArray(list) ? objects(list).map(([index, response]) => ({
    origin: below(origin, 'IntegrationResponses', index),
    ...fields(response, {
      statusCode: asString,
      selectionPattern: asString,
      responseParameters: asStringMap,
      responseTemplates: asStringMap,
      contentHandling: asUpper<ContentHandling>,
    }),
  })) : undefined;
}
