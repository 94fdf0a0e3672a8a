import { fields, objects } from './fields';
import { readIntegration } from './integration';
import { logicalIdBehind, type Links } from './links';
import { below, Unresolved, type AuthorizationType, type Method, type MethodResponse, type Origin } from '../../model';
import { asBoolean, asMap, asString, asStrings, asUpper, isPlain, own, type Plain } from '../../model/coerce';

const METHOD = {
  operationName: asString,
  authorizationType: asUpper<AuthorizationType>,
  authorizationScopes: asStrings,
  apiKeyRequired: asBoolean,
  requestParameters: (value: unknown) => asMap(value, asBoolean),
};

/** Reads an `AWS::ApiGateway::Method`. The models it names are named as the API names them. */
export function readMethod(properties: Plain, origin: Origin, links: Links, modelName: ModelNames = asString): Method {
  const integration = own(properties, 'Integration');
  return {
    origin: { ...origin, fields: { authorizer: 'AuthorizerId', requestValidator: 'RequestValidatorId', responses: 'MethodResponses' } },
    httpMethod: asUpper(own(properties, 'HttpMethod')) ?? new Unresolved(undefined),
    ...fields(properties, METHOD),
    authorizer: logicalIdBehind(own(properties, 'AuthorizerId'), links),
    requestValidator: logicalIdBehind(own(properties, 'RequestValidatorId'), links),
    requestModels: asMap(own(properties, 'RequestModels'), modelName),
    integration: isPlain(integration) ? readIntegration(integration, below(origin, 'Integration')) : undefined,
    responses: readResponses(own(properties, 'MethodResponses'), origin, modelName),
  };
}

/** The name in the service of what stands where a model is named: a name, or a reference to the model's resource. */
export type ModelNames = (value: unknown) => ReturnType<typeof asString>;

function readResponses(list: unknown, origin: Origin, modelName: ModelNames): MethodResponse[] | undefined {
  return Array.isArray(list) ? objects(list).map(([index, response]) => ({
    origin: below(origin, 'MethodResponses', index),
    ...fields(response, {
      statusCode: asString,
      responseParameters: (value) => asMap(value, asBoolean),
      responseModels: (value) => asMap(value, modelName),
    }),
  })) : undefined;
}
