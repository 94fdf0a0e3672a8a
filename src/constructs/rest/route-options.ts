import type { Authorizer } from './authorizer';
import type { Model } from './model';
import type { Validate } from './validate';

/**
 * A response of a route, beside those that follow from its integration's responses.
 */
export interface RouteResponse {
  /**
   * HTTP status, such as `200`.
   */
  readonly statusCode: string;

  /**
   * What the response means.
   * @default - none
   */
  readonly description?: string;

  /**
   * Content type to the model of the body.
   * @default - none
   */
  readonly models?: { [contentType: string]: Model };

  /**
   * Names of headers that the response has.
   * @default - those that the integration's responses set
   */
  readonly headers?: string[];
}

/**
 * Options for a route.
 */
export interface RouteOptions {
  /**
   * Who may call the route. `Authorizer.none()` says that anyone may.
   * @default - the API's `defaultAuthorizer`; when it has none either, anyone may, with a warning
   */
  readonly authorizer?: Authorizer;

  /**
   * Scopes of which a caller's access token must have one. For Cognito authorizers.
   * @default - none; then callers send an ID token
   */
  readonly authorizationScopes?: string[];

  /**
   * Whether callers need an API key of one of the stage's usage plans.
   * @default - the API's `apiKeyRequired`
   */
  readonly apiKeyRequired?: boolean;

  /**
   * Name of the operation in generated SDKs.
   * @default - none
   */
  readonly operationName?: string;

  /**
   * What the route does, in a few words.
   * @default - none
   */
  readonly summary?: string;

  /**
   * What the route does.
   * @default - none
   */
  readonly description?: string;

  /**
   * Groups of the documentation that the route belongs to.
   * @default - none
   */
  readonly tags?: string[];

  /**
   * Content type to the model of the request's body.
   * @default - bodies of any shape
   */
  readonly requestModels?: { [contentType: string]: Model };

  /**
   * Model of the request's body, for the model's own content type.
   * @default - bodies of any shape
   */
  readonly requestModel?: Model;

  /**
   * What the request has, and whether it must: `method.request.querystring.page`, `method.request.header.X`. The path's variables and what the integration
   * uses are declared without saying so.
   *
   * @default - none
   */
  readonly requestParameters?: { [name: string]: boolean };

  /**
   * What is checked of a request before the integration is called.
   * @default - the body where there is a model, the parameters where one is required
   */
  readonly validate?: Validate;

  /**
   * Responses of the route, beside those that follow from its integration's responses.
   * @default - none
   */
  readonly responses?: RouteResponse[];
}
