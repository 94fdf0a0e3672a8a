import { fields, objects } from './fields';
import { readIntegration } from './integration';
import { logicalIdBehind, type Links } from './links';
import { below, Unresolved, type AuthorizationType, type Integration, type Method, type MethodResponse, type Origin } from '../../model';
import { asBoolean, asMap, asString, asStrings, asUpper, isPlain, own, type Plain } from '../../model/coerce';

const METHOD = {
  operationName: asString,
  authorizationType: asUpper<AuthorizationType>,
  authorizationScopes: asStrings,
  apiKeyRequired: asBoolean,
  requestParameters: (value: unknown) => asMap(value, asBoolean),
};

const PLACES = { authorizer: 'AuthorizerId', requestValidator: 'RequestValidatorId', responses: 'MethodResponses' };

/** Reads an `AWS::ApiGateway::Method`. The models it names are named as the API names them. */
export function readMethod(properties: Plain, origin: Origin, links: Links, modelName: ModelNames = asString): Method {
  const integration = own(properties, 'Integration');
  return {
    origin: { ...origin, fields: PLACES },
    httpMethod: asUpper(own(properties, 'HttpMethod')) ?? new Unresolved(undefined),
    ...fields(properties, METHOD),
    authorizer: logicalIdBehind(own(properties, 'AuthorizerId'), links),
    requestValidator: logicalIdBehind(own(properties, 'RequestValidatorId'), links),
    requestModels: asMap(own(properties, 'RequestModels'), modelName),
    integration: integrationAt(integration, below(origin, 'Integration')),
    responses: readResponses(own(properties, 'MethodResponses'), origin, modelName),
  };
}

/** The name in the service of what stands where a model is named: a name, or a reference to the model's resource. */
export type ModelNames = (value: unknown) => ReturnType<typeof asString>;

/** An integration that only the deployment tells is there, and nothing of it is known. */
function integrationAt(value: unknown, origin: Origin): Integration | undefined {
  if (value instanceof Unresolved) return { origin, type: value };
  return isPlain(value) ? readIntegration(value, origin) : undefined;
}

function readResponses(list: unknown, origin: Origin, modelName: ModelNames): MethodResponse[] | undefined {
  if (list instanceof Unresolved) return [{ origin: below(origin, 'MethodResponses'), statusCode: list }];
  return Array.isArray(list) ? objects(list).map(([index, response]) => ({
    origin: below(origin, 'MethodResponses', index),
    ...fields(response, {
      statusCode: asString,
      responseParameters: (value) => asMap(value, asBoolean),
      responseModels: (value) => asMap(value, modelName),
    }),
  })) : undefined;
}
