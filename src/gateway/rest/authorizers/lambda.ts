import { limitValue } from '../../../limits';
import type { RestAuthorizer } from '../../../model';
import { known } from '../../../model';
import { functionArnOfUri } from '../../lambda';
import type { Exchange } from '../exchange';
import { masked } from '../execution-log';
import { gatewayError, unauthorized, type GatewayError } from '../gateway-error';
import { identityValues, isPlausible } from './identity';
import { evaluatePolicy, isPolicy, resourcesOf } from './policy';
import type { AuthorizerVerdict } from './verdict';
import { logInvocation } from '../integrations/lambda-log';
import { proxyRequest } from '../integrations/proxy-event';
import { withStageVariables } from '../mapping/stage-variables';

/** Seconds. */
const DEFAULT_TTL = 300;
/** The one error message with which a function says that it does not know the caller. */
const UNAUTHORIZED = 'Unauthorized';
/** Characters of an ARN in the policy. */
const MAXIMUM_RESOURCE = limitValue('rest-authorizer-policy-resource-length');
const EXPLICIT_DENY = 'User is not authorized to access this resource with an explicit deny';

/**
 * Asks a Lambda authorizer, or remembers what it said, and holds the request to its policy: the policy is kept as a whole, so that
 * what one method's request brought decides about the next method's too.
 */
export async function authorizeByLambda(exchange: Exchange, authorizer: RestAuthorizer): Promise<AuthorizerVerdict> {
  const identity = identityOf(exchange, authorizer);
  const verdict = await remembered(exchange, authorizer, identity, () => ask(exchange, authorizer, identity));
  const decision = evaluatePolicy(verdict.policy, exchange.methodArn);
  if (decision === 'allow') return verdict;
  throw gatewayError('ACCESS_DENIED', decision === 'explicit-deny' ? EXPLICIT_DENY : undefined, { reason: `the authorizer's policy does not allow ${exchange.methodArn}` });
}

/** Asks a Lambda authorizer, whatever it said before, and leaves its policy to the reader. */
export function testLambdaAuthorizer(exchange: Exchange, authorizer: RestAuthorizer): Promise<AuthorizerVerdict> {
  return ask(exchange, authorizer, identityOf(exchange, authorizer));
}

function identityOf(exchange: Exchange, authorizer: RestAuthorizer): readonly string[] {
  const identity = identityValues(exchange, authorizer);
  if (identity.some((value) => value === undefined)) throw unauthorized('no identity source');
  if (known(authorizer.type) !== 'REQUEST' && !isPlausible(identity[0]!, authorizer)) throw unauthorized('the token does not match identityValidationExpression');
  return identity as string[];
}

async function remembered(
  { env, target }: Exchange,
  authorizer: RestAuthorizer,
  identity: readonly string[],
  asked: () => Promise<AuthorizerVerdict>,
): Promise<AuthorizerVerdict> {
  const ttl = known(authorizer.authorizerResultTtlInSeconds) ?? DEFAULT_TTL;
  if (ttl === 0 || identity.length === 0) return asked();
  const { authorizerResults } = env.state;
  const key = JSON.stringify([target.apiId, target.stageName, authorizer.key, ...identity]);
  const kept = authorizerResults.get(key);
  if (kept !== undefined) return kept;
  const verdict = await asked();
  authorizerResults.set(key, verdict, ttl);
  return verdict;
}

async function ask(exchange: Exchange, authorizer: RestAuthorizer, identity: readonly string[]): Promise<AuthorizerVerdict> {
  const arn = functionArnOfUri(withStageVariables(known(authorizer.authorizerUri) ?? '', exchange.variables));
  if (arn === undefined) throw configurationError('the authorizer has no Lambda function');
  const { methodArn, env, execution } = exchange;
  const event = known(authorizer.type) === 'REQUEST'
    ? { type: 'REQUEST', methodArn, ...proxyRequest(exchange, {}) }
    : { type: 'TOKEN', methodArn, authorizationToken: identity[0] };
  const text = JSON.stringify(event);
  execution?.info(`Starting authorizer: ${authorizer.key} for request: ${exchange.requestId}`);
  execution?.data(() => `Incoming identity: ${identity.map(masked).join(',')}`);
  if (execution !== undefined) logInvocation(exchange, execution, { functionArn: arn, body: text });
  const started = env.clock.now();
  let result;
  try {
    result = await env.functions.invoke(arn, text);
  } catch (error) {
    throw configurationError((error as Error).message);
  }
  exchange.authorizerLatency = env.clock.now() - started;
  execution?.data(() => `Authorizer result body before parsing: ${result.payload}`);
  const payload = parse(result.payload);
  if (result.functionError !== undefined) {
    throw payload?.errorMessage === UNAUTHORIZED ? unauthorized("the authorizer failed with 'Unauthorized'") : gatewayError('AUTHORIZER_FAILURE', null, { reason: result.payload });
  }
  const verdict = verdictOf(payload);
  execution?.info(`Using valid authorizer policy for principal: ${masked(verdict.principalId)}`);
  execution?.info('Successfully completed authorizer execution');
  return verdict;
}

function verdictOf(payload: Record<string, unknown> | undefined): AuthorizerVerdict {
  const { principalId, policyDocument, context = {}, usageIdentifierKey } = payload ?? {};
  if (typeof principalId !== 'string' || !isPolicy(policyDocument)) throw configurationError('the authorizer did not answer with a principalId and a policyDocument');
  if (resourcesOf(policyDocument).some(({ length }) => length > MAXIMUM_RESOURCE)) throw configurationError(`a resource of the policy is longer than ${MAXIMUM_RESOURCE} characters`);
  if (typeof context !== 'object' || Array.isArray(context)) throw configurationError("the authorizer's context is no object");
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(context ?? {})) {
    if (value === null) continue;
    if (typeof value === 'object') throw configurationError(`'${name}' in the authorizer's context is no text, number or boolean`);
    texts[name] = String(value);
  }
  return { principalId, policy: policyDocument, context: texts, ...(typeof usageIdentifierKey === 'string' ? { usageIdentifierKey } : {}) };
}

function parse(payload: string): Record<string, unknown> | undefined {
  const value: unknown = JSON.parse(payload);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function configurationError(reason: string): GatewayError {
  return gatewayError('AUTHORIZER_CONFIGURATION_ERROR', null, { reason });
}
