import type { RestAuthorizer } from '../../../model';
import { isKnown, known } from '../../../model';
import type { Exchange } from '../exchange';
import { gatewayError, unauthorized } from '../gateway-error';
import { identityValues, isPlausible } from './identity';
import type { AuthorizerVerdict } from './verdict';

type Claims = Readonly<Record<string, unknown>>;

/**
 * Reads the token of a user pool: it must be a JWT of one of the authorizer's pools, not expired, and have one of the method's
 * scopes where there are any. **Its signature is not verified**: no user pool can be asked for its keys here.
 */
export function authorizeByUserPool(exchange: Exchange, authorizer: RestAuthorizer): AuthorizerVerdict {
  const [token] = identityValues(exchange, authorizer);
  if (token === undefined) throw unauthorized('no identity source');
  if (!isPlausible(token, authorizer)) throw unauthorized('the token does not match identityValidationExpression');
  const claims = claimsOf(token.replace(/^Bearer\s+/i, ''));
  if (claims === undefined) throw unauthorized('the token is not a JWT with an expiry');
  const pools = (known(authorizer.providerARNs) ?? []).filter(isKnown).map(issuerOf);
  if (!pools.includes(String(claims.iss))) throw unauthorized(`the token's issuer is '${String(claims.iss)}', expected ${pools.join(' or ')}`);
  if (Number(claims.exp) * 1000 <= exchange.env.clock.now()) throw gatewayError('UNAUTHORIZED', 'The incoming token has expired');
  if (!hasScope(exchange, claims)) throw unauthorized('the token has none of the method\'s scopes, or is not an ID token where the method has none');
  return { principalId: String(claims.sub ?? ''), context: { claims: texts(claims) } };
}

function claimsOf(token: string): Claims | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1], 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && 'exp' in claims ? (claims as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** The issuer of the tokens of `arn:aws:cognito-idp:<region>:<account>:userpool/<id>`. */
function issuerOf(arn: string): string {
  const [, , , region, , pool = ''] = arn.split(':');
  return `https://cognito-idp.${region}.amazonaws.com/${pool.replace(/^userpool\//, '')}`;
}

/** With scopes, an access token is expected; without, an identity token. */
function hasScope({ method }: Exchange, claims: Claims): boolean {
  const wanted = (known(method?.model.authorizationScopes) ?? []).filter(isKnown);
  if (wanted.length === 0) return claims.token_use === undefined || claims.token_use === 'id';
  const has = String(claims.scope ?? '').split(' ');
  return wanted.some((scope) => has.includes(scope));
}

function texts(claims: Claims): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]));
}
