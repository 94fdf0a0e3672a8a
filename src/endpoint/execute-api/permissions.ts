import type { FunctionInvoker } from '../../gateway/lambda';
import { LambdaServiceError, functionArnOfUri } from '../../gateway/lambda';
import { known } from '../../model';
import type { RestApiDefinition, WebSocketApi } from '../../model';
import type { LocalFunctions } from '../part';

const PRINCIPAL = 'apigateway.amazonaws.com';

/** What API Gateway says in the execution log, and Lambda to API Gateway. */
const REFUSAL = 'Invalid permissions on Lambda function';

export interface InvocationPlace {
  /** `arn:aws:execute-api:<region>:<account>:<api>`. */
  readonly apiArn: string;
  /** Behind the API: `prod/GET/orders` or `prod/$default`. */
  readonly source: string;
  /** Authorizers and integrations that may be what is invoked. */
  readonly invoked: Invoked;
  readonly variables: Readonly<Record<string, string>>;
}

/** What an API may invoke: with a role of its own, or with the function's permission. */
export interface Invoked {
  /** URIs that are called with a role: the function's policy is not asked. */
  readonly withRole: readonly { readonly uri: string; readonly role: string }[];
  readonly authorizerIds: readonly string[];
}

/** Invokes a function on behalf of an API, when its resource policy lets API Gateway do so. */
export function permittedInvoker(functions: LocalFunctions, place: InvocationPlace): FunctionInvoker {
  return {
    invoke: async (functionArn, payload) => {
      if (!isPermitted(functions, functionArn, place)) throw new LambdaServiceError('AccessDeniedException', 403, REFUSAL);
      return functions.invoke(functionArn, payload);
    },
  };
}

function isPermitted(functions: LocalFunctions, functionArn: string, { apiArn, source, invoked, variables }: InvocationPlace): boolean {
  const assumed = invoked.withRole.find(({ uri }) => functionArnOfUri(withVariables(uri, variables)) === functionArn);
  if (assumed !== undefined) return functions.canAssume(assumed.role);
  return [source, ...invoked.authorizerIds.map((id) => `authorizers/${id}`)].some((behind) => functions.isPermitted(functionArn, PRINCIPAL, `${apiArn}/${behind}`));
}

function withVariables(uri: string, variables: Readonly<Record<string, string>>): string {
  return uri.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => variables[name] ?? '');
}

const rest = new WeakMap<RestApiDefinition, Invoked>();
const webSocket = new WeakMap<WebSocketApi, Invoked>();

export function invokedByRest(definition: RestApiDefinition): Invoked {
  return cached(rest, definition, () => ({
    withRole: [
      ...definition.resources.flatMap(({ methods }) => methods.flatMap(({ integration }) => withRole(integration?.uri, integration?.credentials))),
      ...definition.authorizers.flatMap(({ authorizerUri, authorizerCredentials }) => withRole(authorizerUri, authorizerCredentials)),
    ],
    authorizerIds: definition.authorizers.map(({ key }) => key),
  }));
}

export function invokedByWebSocket(definition: WebSocketApi): Invoked {
  return cached(webSocket, definition, () => ({
    withRole: [
      ...definition.integrations.flatMap(({ integrationUri, credentialsArn }) => withRole(integrationUri, credentialsArn)),
      ...definition.authorizers.flatMap(({ authorizerUri, authorizerCredentialsArn }) => withRole(authorizerUri, authorizerCredentialsArn)),
    ],
    authorizerIds: definition.authorizers.map(({ key }) => key.slice(key.lastIndexOf('#') + 1)),
  }));
}

function withRole(uri: Parameters<typeof known>[0], credentials: Parameters<typeof known>[0]): Invoked['withRole'] {
  const text = known(uri);
  const role = known(credentials);
  return typeof role === 'string' && typeof text === 'string' ? [{ uri: text, role }] : [];
}

function cached<K extends object>(cache: WeakMap<K, Invoked>, key: K, make: () => Invoked): Invoked {
  let value = cache.get(key);
  if (value === undefined) cache.set(key, value = make());
  return value;
}
