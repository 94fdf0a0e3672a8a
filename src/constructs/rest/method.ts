import { Token } from 'aws-cdk-lib';
import type { RouteBinding } from './binding';
import type { Integration } from './integration';
import { methodResponses } from './method-responses';
import type { Model } from './model';
import { requestParameters } from './request-parameters';
import type { RouteOptions } from './route-options';
import { Validate } from './validate';
import { validateByDefault, validatorFor } from './validators';
import { HTTP_METHODS } from '../../limits';
import type * as model from '../../model';

/** A method and what it needs of the API. */
export interface MethodParts {
  readonly method: model.Method;
  readonly models: readonly Model[];
  readonly validator?: model.RequestValidator;
}

/** Who may call a method; without a type nobody has decided. */
export type MethodAuthorizer = Pick<model.Method, 'authorizationType' | 'authorizer'>;

/** What a route says, in the model's words. */
export function defineMethod(
  binding: RouteBinding, integration: Integration, authorizer: MethodAuthorizer, options: RouteOptions,
): MethodParts {
  if (options.authorizationScopes && authorizer.authorizationType !== 'COGNITO_USER_POOLS') {
    throw new Error(`authorizationScopes of ${binding.httpMethod} ${binding.route.path} must come with a Cognito authorizer, got ${authorizer.authorizationType ?? 'none'}`);
  }
  const requestModels = modelsOf(binding, options);
  const bound = integration._bind(binding);
  const parameters = requestParameters(options.requestParameters ?? {}, bound, binding.route);
  const validate = options.validate ?? validateByDefault(requestModels !== undefined, Object.values(parameters ?? {}).includes(true));
  if ((validate === Validate.BODY || validate === Validate.BOTH) && !requestModels) {
    // API Gateway takes a validator that has no model to check by, and lets every body pass.
    throw new Error(`validate of ${binding.httpMethod} ${binding.route.path} must come with a requestModel or requestModels, got Validate.${validate} without a model`);
  }
  const validator = validatorFor(validate);
  const responses = options.responses ?? [];
  return {
    method: {
      httpMethod: binding.httpMethod,
      operationName: options.operationName,
      summary: options.summary,
      description: options.description,
      tags: options.tags,
      ...authorizer,
      authorizationScopes: options.authorizationScopes,
      apiKeyRequired: options.apiKeyRequired,
      requestValidator: validator?.key,
      requestParameters: parameters,
      requestModels: requestModels && Object.fromEntries(Object.entries(requestModels).map(([type, { name }]) => [type, name])),
      integration: bound,
      responses: methodResponses(bound.responses ?? [], responses),
    },
    models: [...Object.values(requestModels ?? {}), ...responses.flatMap(({ models }) => Object.values(models ?? {}))],
    validator,
  };
}

/** @throws when it is no method of HTTP that API Gateway knows, and not `ANY` */
export function checkMethod(httpMethod: string): string {
  const name = Token.isUnresolved(httpMethod) ? httpMethod : httpMethod.toUpperCase();
  if (name === 'ANY' || (HTTP_METHODS as readonly string[]).includes(name)) return name;
  throw new Error(`method of a route must be one of ${HTTP_METHODS.join(', ')} or ANY, got '${httpMethod}'`);
}

type Models = { readonly [contentType: string]: Model };

function modelsOf({ httpMethod, route }: RouteBinding, { requestModel, requestModels = {} }: RouteOptions): Models | undefined {
  if (!requestModel) return Object.keys(requestModels).length > 0 ? requestModels : undefined;
  const type = requestModel._contentType;
  const other = requestModels[type];
  if (other && other !== requestModel) {
    throw new Error(`a request body of ${httpMethod} ${route.path} has one model for each content type, got ${requestModel.name} in requestModel and ${other.name} in requestModels for ${type}`);
  }
  return { [type]: requestModel, ...requestModels };
}
