import { definitionOf, lambdaUri, LocalApi, mock, proxy, type Handlers } from './local-api';
import type { RestOutcome } from '../../../src/gateway/rest';
import type { Method } from '../../../src/model';

const handlers: Handlers = {
  Ok: () => ({ statusCode: 200, body: 'ok' }),
  Teapot: () => ({ statusCode: 418, body: 'no' }),
  Malformed: () => ({ message: 'no proxy response' }),
  Throws: () => {
    throw new TypeError('x is undefined');
  },
  Deny: () => ({ principalId: 'user', policyDocument: { Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] } }),
};

const guarded = (name: string): Partial<Method> => ({ authorizationType: 'CUSTOM', authorizer: name, integration: proxy('Ok') });

function apiOf(finished: (outcome: RestOutcome) => void): LocalApi {
  return new LocalApi(definitionOf({
    'GET /ok': { integration: proxy('Ok') },
    'GET /teapot': { integration: proxy('Teapot') },
    'GET /malformed': { integration: proxy('Malformed') },
    'GET /throws': { integration: proxy('Throws') },
    'GET /missing': { integration: proxy('Missing') },
    'GET /denied': guarded('deny'),
    'GET /failing': guarded('failing'),
    'GET /signed': { authorizationType: 'AWS_IAM' },
    'GET /keyed': { apiKeyRequired: true },
    'GET /backend': { integration: { type: 'HTTP_PROXY', httpMethod: 'GET', uri: 'http://backend.example/' } },
    'GET /required': { requestParameters: { 'method.request.querystring.q': true }, requestValidator: 'all' },
    'POST /typed': { integration: { ...mock(), passthroughBehavior: 'NEVER' } },
  }, {
    requestValidators: [{ key: 'all', validateRequestParameters: true }],
    authorizers: [
      { key: 'deny', type: 'TOKEN', authorizerUri: lambdaUri('Deny') },
      { key: 'failing', type: 'TOKEN', authorizerUri: lambdaUri('Throws') },
    ],
  }), { handlers, finished, backend: () => ({ statusCode: 404 }) });
}

describe('what became of a request', () => {
  const token = { headers: { Authorization: 'secret' } };
  const rows: [name: string, route: string, options: object, status: number, failure: RestOutcome['failure']][] = [
    ['answered', 'GET /ok', {}, 200, undefined],
    ['no such method', 'GET /nothing', {}, 403, { phase: 'route', reason: 'no method GET /nothing in this deployment' }],
    ['a query that the service does not read', 'GET /ok?a={}', {}, 400, { phase: 'limits', reason: 'the query string holds |, { or } unencoded' }],
    ['no token', 'GET /denied', {}, 401, { phase: 'authorize', reason: 'no identity source' }],
    ['the policy denies', 'GET /denied', token, 403,
      { phase: 'authorize', reason: "the authorizer's policy does not allow arn:aws:execute-api:eu-west-1:123456789012:abc123defg/prod/GET/denied" }],
    ['the authorizer fails', 'GET /failing', token, 500, { phase: 'authorize', reason: 'the function failed with TypeError: x is undefined' }],
    ['not signed', 'GET /signed', {}, 403, { phase: 'authorize', reason: 'the method uses AWS_IAM and the request is not signed' }],
    ['no key', 'GET /keyed', {}, 403, { phase: 'key', reason: 'no API key' }],
    ['an unknown key', 'GET /keyed', { headers: { 'x-api-key': 'x' } }, 403, { phase: 'key', reason: 'the API key is disabled, or in no usage plan of this stage' }],
    ['a parameter is missing', 'GET /required', {}, 400, { phase: 'validate', reason: 'Missing required request parameters: [q]' }],
    ['no template for the body', 'POST /typed', { headers: { 'Content-Type': 'text/csv' }, body: 'a' }, 415,
      { phase: 'integrate', reason: "no request template for content type 'text/csv'" }],
    ['the function throws', 'GET /throws', {}, 502, { phase: 'integrate', reason: 'the function failed with TypeError: x is undefined' }],
    ['the function answers what is no response', 'GET /malformed', {}, 502,
      { phase: 'integrate', reason: "malformed Lambda proxy response: the function answered with the unknown field 'message'" }],
    ['the function answers 418', 'GET /teapot', {}, 418, { phase: 'integrate', reason: 'the function answered 418' }],
    ['the function is not there', 'GET /missing', {}, 500,
      { phase: 'integrate', reason: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:Missing' }],
    ['the backend answers 404', 'GET /backend', {}, 404, { phase: 'integrate', reason: 'the backend answered 404, mapped to 404' }],
  ];
  test.each(rows)('%s', async (_, route, options, status, failure) => {
    const outcomes: RestOutcome[] = [];
    const answer = await apiOf((outcome) => outcomes.push(outcome)).request(route, options);
    const [method, path] = route.split(' ');
    expect(answer.status).toBe(status);
    expect(outcomes).toEqual([expect.objectContaining({ method, path: `/prod${path.split('?', 1)[0]}`, statusCode: status, failure })]);
  });

  test('what an authorizer or a key was refused for is no error of the integration', async () => {
    const format = '$context.integration.error';
    const api = new LocalApi(definitionOf({ 'GET /keyed': { apiKeyRequired: true } }), {
      settings: { accessLogSetting: { destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:access', format } },
    });
    await api.request('GET /keyed');
    expect(api.lines).toEqual(['-']);
  });
});
