import { known, textOf, type Method, type RestAuthorizer } from '../../model';
import { EXTENSION } from '../extensions';
import type { Names } from './names';
import { compact, plain } from './plain';

/** Name of the scheme that asks for an API key. */
export const API_KEY_SCHEME = 'api_key';
/** Name of the scheme that asks for a signed request. */
export const IAM_SCHEME = 'sigv4';

const API_KEY = { type: 'apiKey', name: 'x-api-key', in: 'header' };
const IAM = { type: 'apiKey', name: 'Authorization', in: 'header', [EXTENSION.authtype]: 'awsSigv4' };

/** An operation's `security`, and the extension for a decision that `security` cannot say. */
export function writeSecurity(method: Method, names: Names): Record<string, unknown> {
  const authorizer = textOf(method.authorizer);
  const security: Record<string, unknown>[] = [];
  if (authorizer !== undefined) security.push({ [names.authorizer(authorizer)]: plain(method.authorizationScopes ?? []) });
  else if (method.authorizationType === 'AWS_IAM') security.push({ [IAM_SCHEME]: [] });
  if (method.apiKeyRequired === true) security.push({ [API_KEY_SCHEME]: [] });
  const said = authorizer !== undefined || method.authorizationType === 'AWS_IAM' || method.authorizationType === undefined;
  return {
    security: security.length > 0 ? security : undefined,
    [EXTENSION.auth]: said ? undefined : { type: plain(method.authorizationType) },
  };
}

/** The schemes that the methods and authorizers of an API need. */
export function writeSecuritySchemes(methods: readonly Method[], authorizers: readonly RestAuthorizer[], names: Names): [string, unknown][] {
  const schemes: [string, unknown][] = authorizers.map((authorizer) => [names.authorizer(authorizer.key), writeAuthorizer(authorizer)]);
  if (methods.some((method) => method.apiKeyRequired === true)) schemes.push([API_KEY_SCHEME, API_KEY]);
  if (methods.some((method) => method.authorizer === undefined && method.authorizationType === 'AWS_IAM')) schemes.push([IAM_SCHEME, IAM]);
  return schemes;
}

function writeAuthorizer({ origin: _, key: __, name: ___, authType, type, identitySource, ...rest }: RestAuthorizer): Record<string, unknown> {
  const header = type === 'REQUEST' ? undefined : headerOf(identitySource);
  return {
    type: 'apiKey',
    name: type === 'REQUEST' ? 'Unused' : header ?? 'Authorization',
    in: 'header',
    [EXTENSION.authtype]: plain(authType) ?? (type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
    [EXTENSION.authorizer]: compact({
      type: typeof type === 'string' ? type.toLowerCase() : plain(type),
      ...compact(plain(rest) as Record<string, unknown>),
      identitySource: header === undefined ? plain(identitySource) : undefined,
    }),
  };
}

/** A token comes in one header, which is then the scheme's name. */
function headerOf(identitySource: RestAuthorizer['identitySource']): string | undefined {
  return /^method\.request\.header\.([^,\s]+)$/.exec(known(identitySource) ?? '')?.[1];
}
