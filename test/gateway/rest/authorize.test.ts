import { definitionOf, lambdaUri, LocalApi, proxy, type Handlers } from './local-api';
import type { Method, RestAuthorizer } from '../../../src/model';

const ARN = 'arn:aws:execute-api:eu-west-1:123456789012:abc123defg/prod';

function policy(effect: string, resource: unknown, more: object = {}) {
  return { principalId: 'user', policyDocument: { Version: '2012-10-17', Statement: [{ Effect: effect, Action: 'execute-api:Invoke', Resource: resource, ...more }] } };
}

interface Setup {
  readonly authorizer?: Partial<RestAuthorizer>;
  readonly method?: Partial<Method>;
  readonly definition?: Parameters<typeof definitionOf>[1];
}

/** An API whose routes echo their event behind one authorizer, and what the authorizer was asked. */
function secured(answer: (event: never) => unknown, { authorizer, method, definition }: Setup = {}, plans: LocalApi['target']['plans'] = []) {
  const asked: Record<string, unknown>[] = [];
  const handlers: Handlers = {
    Auth: (event: never) => {
      asked.push(event);
      return answer(event);
    },
    Echo: (event: unknown) => ({ statusCode: 200, body: JSON.stringify(event) }),
  };
  const guarded: Partial<Method> = { authorizationType: 'CUSTOM', authorizer: 'auth', integration: proxy(), ...method };
  const api = new LocalApi(definitionOf({ 'GET /orders/{id}': guarded, 'POST /orders/{id}': guarded }, {
    authorizers: [{ key: 'auth', type: 'TOKEN', authorizerUri: lambdaUri('Auth'), identitySource: 'method.request.header.Authorization', ...authorizer }],
    ...definition,
  }), { handlers, target: { plans } });
  return { api, asked };
}

const token = (value = 'secret') => ({ headers: { Authorization: value } });

describe('a token authorizer', () => {
  test('is asked with the token and the ARN of the method as it is called', async () => {
    const { api, asked } = secured(() => policy('Allow', '*'));
    await api.request('GET /orders/42?a=1', token());
    expect(asked).toEqual([{ type: 'TOKEN', methodArn: `${ARN}/GET/orders/42`, authorizationToken: 'secret' }]);
  });

  const thrown = (message: string) => () => {
    throw new Error(message);
  };
  const verdicts: [name: string, answer: (event: never) => unknown, status: number, body: string | undefined, errorType?: string][] = [
    ['allowed everywhere', () => policy('Allow', '*'), 200, undefined],
    ['allowed for exactly this', () => policy('Allow', `${ARN}/GET/orders/42`), 200, undefined],
    ['allowed by a wildcard', () => policy('Allow', ['nothing', 'arn:aws:execute-api:*:*:abc123defg/*/GET/orders/*']), 200, undefined],
    ['allowed by a question mark', () => policy('Allow', `${ARN}/GET/orders/4?`), 200, undefined],
    ['allowed by another spelling of the action', () => policy('Allow', '*', { Action: ['execute-api:*'] }), 200, undefined],
    ['nothing is said', () => policy('Allow', `${ARN}/POST/orders/42`), 403, '{"Message":"User is not authorized to access this resource"}', 'AccessDeniedException'],
    ['denied', () => policy('Deny', '*'), 403, '{"Message":"User is not authorized to access this resource with an explicit deny"}', 'AccessDeniedException'],
    ['all but this', () => policy('Allow', undefined, { NotResource: `${ARN}/GET/orders/42` }), 403, '{"Message":"User is not authorized to access this resource"}'],
    ['it does not know the caller', thrown('Unauthorized'), 401, '{"message":"Unauthorized"}', 'UnauthorizedException'],
    ['it throws anything else', thrown('unauthorized'), 500, '{"message":null}', 'AuthorizerConfigurationException'],
    ['it answers nothing', () => undefined, 500, '{"message":null}', 'AuthorizerConfigurationException'],
    ['it names nobody', () => ({ policyDocument: policy('Allow', '*').policyDocument }), 500, '{"message":null}'],
    ['it gives no policy', () => ({ principalId: 'user' }), 500, '{"message":null}'],
    ['its context holds an object', () => ({ ...policy('Allow', '*'), context: { a: {} } }), 500, '{"message":null}'],
    ['its policy has a condition', () => policy('Allow', '*', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }), 501,
      '{"message":"conditions in the policy of an authorizer are not evaluated here"}'],
  ];
  test.each(verdicts)('%s', async (...[, answer, status, body, errorType]) => {
    const got = await secured(answer).api.request('GET /orders/42', token());
    expect(got.status).toBe(status);
    if (body !== undefined) expect(got.text).toBe(body);
    if (errorType !== undefined) expect(got.header('x-amzn-ErrorType')).toBe(errorType);
  });

  const unasked: [name: string, options: Parameters<LocalApi['request']>[1], authorizer: Partial<RestAuthorizer>][] = [
    ['without a token', {}, {}],
    ['with an empty one', token(''), {}],
    ['with one that does not look like one', token('basic x'), { identityValidationExpression: 'Bearer .*' }],
  ];
  test.each(unasked)('%s it is not asked', async (_, options, authorizer) => {
    const { api, asked } = secured(() => policy('Allow', '*'), { authorizer });
    const got = await api.request('GET /orders/1', options);
    expect([got.status, got.text, asked]).toEqual([401, '{"message":"Unauthorized"}', []]);
  });

  test('hands its context on as text', async () => {
    const { api } = secured(() => ({ ...policy('Allow', '*'), context: { n: 1, b: true, s: 'x', none: null } }));
    const event = (await api.request('GET /orders/1', token())).json() as { requestContext: { authorizer: unknown } };
    expect(event.requestContext.authorizer).toEqual({ n: '1', b: 'true', s: 'x', principalId: 'user', integrationLatency: 0 });
  });

  test('that does not exist is a fault of the API', async () => {
    const got = await secured(() => policy('Allow', '*'), { method: { authorizer: 'other' } }).api.request('GET /orders/1', token());
    expect([got.status, got.text]).toEqual([500, '{"message":null}']);
  });
});

describe('what an authorizer said is remembered', () => {
  test('for five minutes, for each token by itself', async () => {
    const { api, asked } = secured(() => policy('Allow', '*'));
    await api.request('GET /orders/1', token());
    await api.request('GET /orders/2', token());
    expect(asked).toHaveLength(1);
    await api.request('GET /orders/1', token('other'));
    expect(asked).toHaveLength(2);
    api.clock.advance(299_999);
    await api.request('GET /orders/1', token());
    expect(asked).toHaveLength(2);
    api.clock.advance(1);
    await api.request('GET /orders/1', token());
    expect(asked).toHaveLength(3);
  });

  test('and its policy holds for the next method too', async () => {
    const { api, asked } = secured((event: { methodArn: string }) => policy('Allow', event.methodArn));
    expect((await api.request('GET /orders/1', token())).status).toBe(200);
    expect((await api.request('POST /orders/1', token())).status).toBe(403);
    expect(asked).toHaveLength(1);
  });

  test('not at all with a time of 0', async () => {
    const { api, asked } = secured(() => policy('Allow', '*'), { authorizer: { authorizerResultTtlInSeconds: 0 } });
    await api.request('GET /orders/1', token());
    await api.request('GET /orders/1', token());
    expect(asked).toHaveLength(2);
  });

  test('but not a failure', async () => {
    const { api, asked } = secured(() => undefined);
    await api.request('GET /orders/1', token());
    await api.request('GET /orders/1', token());
    expect(asked).toHaveLength(2);
  });
});

describe('a request authorizer', () => {
  const authorizer: Partial<RestAuthorizer> = { type: 'REQUEST', identitySource: 'method.request.header.X-Tenant, method.request.querystring.key, stageVariables.none' };

  test('is asked with the whole request', async () => {
    const { api, asked } = secured(() => policy('Allow', '*'), { authorizer: { type: 'REQUEST', identitySource: 'method.request.header.X-Tenant', authorizerResultTtlInSeconds: 60 } });
    await api.request('GET /orders/42', { headers: { 'X-Tenant': 't' } });
    expect(asked[0]).toMatchObject({
      type: 'REQUEST',
      methodArn: `${ARN}/GET/orders/42`,
      resource: '/orders/{id}',
      path: '/orders/42',
      httpMethod: 'GET',
      headers: { 'X-Tenant': 't' },
      queryStringParameters: {},
      pathParameters: { id: '42' },
      stageVariables: {},
      requestContext: { stage: 'prod', resourcePath: '/orders/{id}' },
    });
    expect(asked[0]).not.toHaveProperty('body');
  });

  test('is not asked when any identity source is missing', async () => {
    const { api, asked } = secured(() => policy('Allow', '*'), { authorizer });
    expect((await api.request('GET /orders/1?key=k', { headers: { 'X-Tenant': 't' } })).status).toBe(401);
    expect(asked).toEqual([]);
  });

  test('without identity sources is asked each time', async () => {
    const { api, asked } = secured(() => policy('Allow', '*'), { authorizer: { type: 'REQUEST', identitySource: undefined } });
    await api.request('GET /orders/1');
    await api.request('GET /orders/1');
    expect(asked).toHaveLength(2);
  });

  test('may name the API key', async () => {
    const plans = [{ plan: { key: 'p', apiStages: [] }, keys: [{ key: 'k1', value: 'gold', stageKeys: [] }] }];
    const setup: Setup = { authorizer: { type: 'REQUEST', identitySource: undefined }, method: { apiKeyRequired: true }, definition: { apiKeySource: 'AUTHORIZER' } };
    const named = secured(() => ({ ...policy('Allow', '*'), usageIdentifierKey: 'gold' }), setup, plans);
    expect((await named.api.request('GET /orders/1')).status).toBe(200);
    const unnamed = secured(() => policy('Allow', '*'), setup, plans);
    expect((await unnamed.api.request('GET /orders/1', { headers: { 'x-api-key': 'gold' } })).status).toBe(403);
  });
});

describe('a user pool', () => {
  const now = Date.parse('2026-11-23T10:00:00Z') / 1000;
  const valid = { iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc', sub: 'me', token_use: 'id', exp: now + 60, groups: ['a', 'b'] };
  const jwt = (claims: object) => ['{"alg":"RS256"}', JSON.stringify(claims), 'signature'].map((part) => Buffer.from(part).toString('base64url')).join('.');
  const setup = (scopes?: string[]): Setup => ({
    authorizer: { type: 'COGNITO_USER_POOLS', authorizerUri: undefined, providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc'] },
    method: { authorizationType: 'COGNITO_USER_POOLS', authorizationScopes: scopes },
  });

  const rows: [name: string, authorization: string | undefined, scopes: string[] | undefined, status: number, message?: string][] = [
    ['an identity token', jwt(valid), undefined, 200],
    ['behind Bearer', `Bearer ${jwt(valid)}`, undefined, 200],
    ['no token', undefined, undefined, 401],
    ['what is no token', 'abc', undefined, 401],
    ['claims that are no JSON', 'a.b.c', undefined, 401],
    ['of another pool', jwt({ ...valid, iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Xyz' }), undefined, 401],
    ['expired', jwt({ ...valid, exp: now }), undefined, 401, 'The incoming token has expired'],
    ['an access token where an identity token is wanted', jwt({ ...valid, token_use: 'access' }), undefined, 401],
    ['an access token with the scope', jwt({ ...valid, token_use: 'access', scope: 'x orders/read' }), ['orders/read'], 200],
    ['an access token without the scope', jwt({ ...valid, token_use: 'access', scope: 'x' }), ['orders/read'], 401],
  ];
  test.each(rows)('%s', async (...[, authorization, scopes, status, message]) => {
    const { api } = secured(() => undefined, setup(scopes));
    const got = await api.request('GET /orders/1', authorization === undefined ? {} : token(authorization));
    expect(got.status).toBe(status);
    if (status === 401) expect(got.text).toBe(JSON.stringify({ message: message ?? 'Unauthorized' }));
  });

  test('hands the claims on', async () => {
    const { api } = secured(() => undefined, setup());
    const event = (await api.request('GET /orders/1', token(jwt(valid)))).json() as { requestContext: { authorizer: unknown } };
    expect(event.requestContext.authorizer).toEqual({ claims: { iss: valid.iss, sub: 'me', token_use: 'id', exp: String(valid.exp), groups: 'a,b' } });
  });
});

describe('AWS_IAM', () => {
  const signed = 'AWS4-HMAC-SHA256 Credential=AKID/20261123/eu-west-1/execute-api/aws4_request, SignedHeaders=host, Signature=abc';
  const rows: [name: string, route: string, authorization: string | undefined, status: number, errorType?: string][] = [
    ['signed', 'GET /orders/1', signed, 200],
    ['signed in the query', 'GET /orders/1?X-Amz-Credential=a&X-Amz-Signature=b', undefined, 200],
    ['not signed', 'GET /orders/1', undefined, 403, 'MissingAuthenticationTokenException'],
    ['half signed', 'GET /orders/1', 'AWS4-HMAC-SHA256 Credential=a', 403, 'IncompleteSignatureException'],
    ['something else', 'GET /orders/1', 'Bearer x', 403, 'IncompleteSignatureException'],
  ];
  test.each(rows)('%s', async (...[, route, authorization, status, errorType]) => {
    const { api } = secured(() => undefined, { method: { authorizationType: 'AWS_IAM', authorizer: undefined } });
    const got = await api.request(route, authorization === undefined ? {} : token(authorization));
    expect([got.status, got.header('x-amzn-ErrorType')]).toEqual([status, errorType]);
  });
});
