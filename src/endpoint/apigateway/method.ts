import { AUTHORIZER_ENTITY } from './authorizer';
import { checkIntegration, completeIntegration } from './integration';
import { invalidMappings } from './mapping-expression';
import { MODEL_ENTITY } from './model';
import { REQUEST_VALIDATOR_ENTITY } from './request-validator';
import { RESOURCE_ENTITY } from './resource';
import { METHOD } from './shapes';
import { badRequest, notFound, oneOf } from './texts';
import type { Entity } from '../records/entity';
import type { Properties } from '../resource-type';

const HTTP_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'ANY'];

/** A method of a resource, with its integration and its responses inside, as CloudFormation has it. */
export const METHOD_ENTITY: Entity = {
  type: 'AWS::ApiGateway::Method',
  shape: METHOD,
  parent: { entity: RESOURCE_ENTITY, property: 'ResourceId' },
  defaults: { ApiKeyRequired: false, AuthorizationType: 'NONE' },
  made: ['Documentation'],
  complete: completeMethod,
  orphan: () => notFound('Invalid Resource identifier specified'),
  id: ({ HttpMethod }) => String(HttpMethod),
  notFound: () => 'Invalid Method identifier specified',
  conflict: () => 'Method already exists for this resource',
  check: (properties, registry) => {
    const { RestApiId, HttpMethod, AuthorizationType, AuthorizerId, RequestValidatorId } = properties;
    const api = String(RestApiId);
    if (!HTTP_METHODS.includes(String(HttpMethod))) {
      badRequest('Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY');
    }
    oneOf(AuthorizationType, ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'], 'authorization type');
    if (['CUSTOM', 'COGNITO_USER_POOLS'].includes(String(AuthorizationType))
      && (AuthorizerId === undefined || registry.get(AUTHORIZER_ENTITY, api, String(AuthorizerId)) === undefined)) {
      badRequest('Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.');
    }
    if (RequestValidatorId !== undefined && registry.get(REQUEST_VALIDATOR_ENTITY, api, String(RequestValidatorId)) === undefined) {
      badRequest('Invalid Request Validator identifier specified');
    }
    checkParameters(Object.keys(properties.RequestParameters ?? {}));
    for (const name of modelNames(properties)) {
      if (registry.get(MODEL_ENTITY, api, name) === undefined) badRequest(`Invalid model identifier specified: ${name}`);
    }
    if (properties.Integration !== undefined) checkIntegration(properties.Integration as Properties, properties);
  },
};

/** Each is `method.request.<place>.<name>`, and no name is in two places. */
function checkParameters(parameters: readonly string[]): void {
  const wrong = parameters.find((parameter) => !/^method\.request\.(querystring|path|header|multivaluequerystring|multivalueheader)\.[^\s]+$/.test(parameter));
  if (wrong !== undefined) {
    invalidMappings([`Invalid mapping expression specified: ${wrong}`]);
  }
  const names = parameters.map((parameter) => parameter.split('.').slice(3).join('.'));
  if (new Set(names).size < names.length) badRequest('Parameter names must be unique across querystring, header and path');
}

/** An authorizer is kept for the types that have one only; types are taken in any case. */
function completeMethod({ AuthorizerId, ...given }: Properties): Properties {
  const AuthorizationType = String(given.AuthorizationType).toUpperCase();
  const authorized = ['CUSTOM', 'COGNITO_USER_POOLS'].includes(AuthorizationType) && AuthorizerId !== undefined;
  return {
    ...given,
    AuthorizationType,
    ...authorized ? { AuthorizerId } : {},
    ...given.Integration === undefined ? {} : { Integration: completeIntegration(given.Integration as Properties, String(given.ResourceId)) },
  };
}

function modelNames({ RequestModels, MethodResponses }: Properties): readonly string[] {
  const responses = (MethodResponses ?? []) as readonly Properties[];
  return [RequestModels, ...responses.map(({ ResponseModels }) => ResponseModels)].flatMap((models) => Object.values(models ?? {}) as string[]);
}
