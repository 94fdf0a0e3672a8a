import { signed } from '../endpoint';
import { startEndpoint, type Started } from '../execute-api/clients';

/** Recorded on AWS: what is said before anything is looked up, so that no API has to be there. */
describe('the validation of input', () => {
  let on: Started;
  beforeAll(async () => {
    on = await startEndpoint();
  });
  afterAll(() => on.close());

  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${on.url}${path}`, { method, headers: signed('apigateway'), body: method === 'GET' ? undefined : JSON.stringify(body) });
    return { status: answer.status, code: answer.headers.get('x-amzn-errortype'), ...await answer.json() as { message: string } };
  };
  const patch = (...ops: string[]) => ({ patchOperations: ops.map((op) => ({ op, path: '/name' })) });
  const OPS = 'failed to satisfy constraint: Member must satisfy enum value set: [add, remove, move, test, replace, copy]';
  const STATUS = 'failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d';
  const METHOD = '/restapis/fake/resources/fake/methods/GET';

  it.each<[string, string, object, string]>([
    ['PATCH', '/restapis/fake', patch('wrong'), `1 validation error detected: Value 'wrong' at 'updateRestApiInput.patchOperations.1.member.op' ${OPS}`],
    ['PATCH', '/restapis/fake', patch('wrong', 'replace', 'wrong'), '2 validation errors detected: '
      + [1, 3].map((index) => `Value 'wrong' at 'updateRestApiInput.patchOperations.${index}.member.op' ${OPS}`).join('; ')],
    ['PATCH', `${METHOD}/responses/wrong`, patch('wrong_op'), '2 validation errors detected: '
      + `Value 'wrong_op' at 'updateMethodResponseInput.patchOperations.1.member.op' ${OPS}; Value 'wrong' at 'statusCode' ${STATUS}`],
    ['GET', `${METHOD}/integration/responses/wrong`, {}, `1 validation error detected: Value 'wrong' at 'statusCode' ${STATUS}`],
    ['PUT', `${METHOD}/integration`, { type: 'HTTPS_PROXY' }, '1 validation error detected: Value \'HTTPS_PROXY\' at \'putIntegrationInput.type\' '
      + 'failed to satisfy constraint: Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]'],
    ['POST', '/restapis', { name: 'a', endpointConfiguration: { types: ['wrong'], ipAddressType: 'wrong' } }, '2 validation errors detected: '
      + 'Value \'[wrong]\' at \'createRestApiInput.endpointConfiguration.types\' failed to satisfy constraint: '
      + 'Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]; '
      + 'Value \'wrong\' at \'createRestApiInput.endpointConfiguration.ipAddressType\' failed to satisfy constraint: '
      + 'Member must satisfy enum value set: [ipv4, dualstack]'],
    ['POST', '/restapis/fake/documentation/parts', { location: { type: 'INVALID' } }, '1 validation error detected: '
      + 'Value \'INVALID\' at \'createDocumentationPartInput.location.type\' failed to satisfy constraint: Member must satisfy enum value set: '
      + '[RESPONSE_BODY, RESPONSE, METHOD, MODEL, AUTHORIZER, RESPONSE_HEADER, RESOURCE, PATH_PARAMETER, REQUEST_BODY, QUERY_PARAMETER, API, REQUEST_HEADER]'],
    ['GET', '/restapis/fake/gatewayresponses/FAKE', {}, '1 validation error detected: Value \'FAKE\' at \'responseType\' failed to satisfy constraint: '
      + 'Member must satisfy enum value set: [REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, AUTHORIZER_CONFIGURATION_ERROR, MISSING_AUTHENTICATION_TOKEN, '
      + 'BAD_REQUEST_BODY, INVALID_SIGNATURE, INVALID_API_KEY, BAD_REQUEST_PARAMETERS, AUTHORIZER_FAILURE, UNAUTHORIZED, INTEGRATION_TIMEOUT, '
      + 'ACCESS_DENIED, DEFAULT_4XX, DEFAULT_5XX, WAF_FILTERED, QUOTA_EXCEEDED, THROTTLED, API_CONFIGURATION_ERROR, UNSUPPORTED_MEDIA_TYPE, '
      + 'INTEGRATION_FAILURE, EXPIRED_TOKEN]'],
  ])('answers %s %s with %j', async (method, path, body, message) => {
    expect(await send(method, path, body)).toMatchObject({ status: 400, code: 'ValidationException', message });
  });

  it.each<[object, string]>([
    [{ type: 'HTTP_PROXY', requestParameters: { 'integration.request.path.x': true } }, 'class java.lang.Boolean can not be converted to an String'],
    [{ type: 'MOCK', requestTemplates: { 'application/json': 1 } }, 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String'],
  ])('reads no text out of %j', async (body, message) => {
    expect(await send('PUT', `${METHOD}/integration`, body)).toMatchObject({ status: 400, code: 'SerializationException', message });
  });
});
