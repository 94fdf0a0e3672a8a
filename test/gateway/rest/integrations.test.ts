import { definitionOf, lambdaUri, LocalApi, type LocalApiOptions } from './local-api';
import { LambdaServiceError } from '../../../src/gateway/lambda';
import type { Integration, Method } from '../../../src/model';

function one(integration: Integration, options: LocalApiOptions = {}, binaryMediaTypes: string[] = [], method: Partial<Method> = {}) {
  return new LocalApi(definitionOf({ 'ANY /orders/{id}': { integration, ...method } }, { binaryMediaTypes }), options);
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('MOCK', () => {
  const statuses: [name: string, template: string, status: number][] = [
    ['chooses by its status', '{"statusCode": 404}', 404],
    ['a status as text', '{"statusCode": "404"}', 404],
    ['names without quotes, as the CDK writes them', '{ statusCode: 404 }', 404],
    ['a status that no pattern is for: the default', '{"statusCode": 418}', 200],
    ['a template with logic', '#if($input.params("id") == "1"){"statusCode": 404}#else{"statusCode": 200}#end', 404],
    ['fails without a status', '{"status": 200}', 500],
    ['fails without JSON', 'hello', 500],
  ];
  test.each(statuses)('%s', async (_, template, status) => {
    const answer = await one({
      type: 'MOCK',
      requestTemplates: { 'application/json': template },
      responses: [{ statusCode: '200' }, { statusCode: '404', selectionPattern: '404' }],
    }).request('GET /orders/1');
    expect(answer.status).toBe(status);
  });

  test('of several patterns that match, the one whose own status it is', async () => {
    const answer = await one({
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 404}' },
      responses: [{ statusCode: '400', selectionPattern: '4\\d\\d' }, { statusCode: '404', selectionPattern: '4.*' }],
    }).request('GET /orders/1');
    expect(answer.status).toBe(404);
  });

  test('carries no trace', async () => {
    const answer = await one({ type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: [{ statusCode: '200' }] }).request('GET /orders/1');
    expect(answer.header('X-Amzn-Trace-Id')).toBeUndefined();
    expect(answer.header('x-amzn-RequestId')).toBeDefined();
  });

  test('answers a preflight request, as the CDK writes it', async () => {
    const answer = await one({
      type: 'MOCK',
      requestTemplates: { 'application/json': '{ statusCode: 204 }' },
      responses: [{
        statusCode: '204',
        responseParameters: {
          'method.response.header.Access-Control-Allow-Headers': "'Content-Type,X-Api-Key'",
          'method.response.header.Access-Control-Allow-Origin': "'*'",
        },
      }],
    }).request('OPTIONS /orders/1', { headers: { Origin: 'https://example.com' } });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.header('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.header('access-control-allow-headers')).toBe('Content-Type,X-Api-Key');
  });

  test('maps parameters and overrides status and headers', async () => {
    const answer = await one({
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: [{
        statusCode: '200',
        responseParameters: {
          'method.response.header.X-Stage': 'stageVariables.color',
          'method.response.header.X-Path': 'context.resourcePath',
          'method.response.header.X-None': 'stageVariables.none',
        },
        responseTemplates: {
          'application/json': '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-Pot = "tea")$stageVariables.color $context.httpMethod',
        },
      }],
    }, { target: { variables: { color: 'red' } } }).request('GET /orders/1');
    expect([answer.status, answer.text]).toEqual([418, 'red GET']);
    expect(['X-Stage', 'X-Path', 'X-None', 'X-Pot'].map((name) => answer.header(name))).toEqual(['red', '/orders/{id}', undefined, 'tea']);
  });

  const overriding = `#set($name = "put")#set($context.responseOverride.status = 444)#set($context.responseOverride.header.foo = "bar")
#set($context.responseOverride.custom = "passed on")#set($context.requestOverride.path.body = "{""k"": 1}")#set($context["requestOverride"].querystring["nested"] = "n")
$context.requestOverride.querystring.put($name, "p"){"statusCode": 200}`;
  const carried: [name: string, template: string | undefined, status: number, text: string][] = [
    ['without a response template', undefined, 444, ''],
    ['to the response template', '$context.responseOverride.status $context.responseOverride.header.foo $context.responseOverride.custom', 444, '444 bar passed on'],
    ['with the maps of the request', '$util.parseJson($context.requestOverride.path.body).k $context.requestOverride.querystring["nested"] $context.requestOverride.querystring.put', 444, '1 n p'],
    ['where it may override it once more', '#set($context.responseOverride.status = 201)', 201, ''],
  ];
  test.each(carried)('carries what the request template overrides over: %s', async (_, template, status, text) => {
    const answer = await one({
      type: 'MOCK',
      requestTemplates: { 'application/json': overriding },
      responses: [{ statusCode: '200', selectionPattern: '2\\d{2}', ...template === undefined ? {} : { responseTemplates: { 'application/json': template } } }],
    }).request('GET /orders/1');
    expect([answer.status, answer.text, answer.header('foo')]).toEqual([status, text, 'bar']);
  });

  const accepts: [accept: string | undefined, templates: Record<string, string>, type: string, text: string][] = [
    ['text/xml', { 'application/json': 'json', 'text/xml': 'xml' }, 'text/xml', 'xml'],
    ['text/plain', { 'application/json': 'json', 'text/xml': 'xml' }, 'application/json', 'json'],
    [undefined, { 'text/xml': 'xml', 'application/json': 'json' }, 'application/json', 'json'],
    ['text/plain', { 'text/xml': 'xml', 'text/csv': 'csv' }, 'text/xml', 'xml'],
  ];
  test.each(accepts)('Accept %s chooses among %j', async (accept, responseTemplates, type, text) => {
    const answer = await one({ type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: [{ statusCode: '200', responseTemplates }] })
      .request('GET /orders/1', { headers: accept === undefined ? {} : { Accept: accept } });
    expect([answer.header('Content-Type'), answer.text]).toEqual([type, text]);
  });

  test('fails when no response is for it', async () => {
    const answer = await one({ type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' }, responses: [] }).request('GET /orders/1');
    expect([answer.status, answer.text]).toEqual([500, '{"message":"Internal server error"}']);
  });
});

describe('what passes through without a template', () => {
  const templates = { 'application/json': '{"mapped":true}' };
  const rows: [behavior: Integration['passthroughBehavior'], requestTemplates: Record<string, string>, type: string | undefined, got: string | 415][] = [
    [undefined, templates, 'text/plain', 'body'],
    ['WHEN_NO_MATCH', templates, 'text/plain', 'body'],
    ['WHEN_NO_MATCH', templates, 'application/json; charset=utf-8', '{"mapped":true}'],
    ['WHEN_NO_MATCH', templates, undefined, '{"mapped":true}'],
    ['WHEN_NO_TEMPLATES', templates, 'text/plain', 415],
    ['WHEN_NO_TEMPLATES', {}, 'text/plain', 'body'],
    ['NEVER', templates, 'text/plain', 415],
    ['NEVER', {}, 'application/json', 415],
    ['NEVER', templates, 'application/json', '{"mapped":true}'],
  ];
  test.each(rows)('%s with templates %j and type %s: %s', async (passthroughBehavior, requestTemplates, type, got) => {
    const local = one({ type: 'HTTP', httpMethod: 'POST', uri: 'http://backend.test/', passthroughBehavior, requestTemplates, responses: [{ statusCode: '200' }] });
    const answer = await local.request('POST /orders/1', { body: 'body', headers: type === undefined ? {} : { 'Content-Type': type } });
    if (got === 415) {
      expect([answer.status, answer.text, answer.header('x-amzn-ErrorType')]).toEqual([415, '{"message":"Unsupported Media Type"}', 'UnsupportedMediaTypeException']);
    } else {
      expect(local.backendRequests[0].body.toString()).toBe(got);
    }
  });
});

describe('HTTP', () => {
  test('sends what is mapped and nothing else', async () => {
    const local = one({
      type: 'HTTP',
      httpMethod: 'PUT',
      uri: 'https://${stageVariables.host}/v1/{key}?fixed=1',
      requestParameters: {
        'integration.request.path.key': 'method.request.path.id',
        'integration.request.querystring.q': 'method.request.querystring.search',
        'integration.request.querystring.none': 'method.request.querystring.none',
        'integration.request.header.X-Tenant': 'method.request.header.x-tenant',
        'integration.request.header.X-Const': "'constant'",
        'integration.request.header.X-Body': 'method.request.body.user.name',
        'integration.request.header.X-Ip': 'context.identity.sourceIp',
      },
      requestTemplates: { 'application/json': '#set($context.requestOverride.header.X-Over = "ridden"){"id":"$input.params(\'id\')"}' },
      responses: [{ statusCode: '200' }],
    }, { target: { variables: { host: 'backend.test' } } });
    await local.request('GET /orders/42?search=a%20b&secret=1', { headers: { 'X-Tenant': 't1', 'Cookie': 'c=1', ...JSON_TYPE }, body: '{"user":{"name":"jo"}}' });
    const [{ method, url, headers, body }] = local.backendRequests;
    expect([method, url, body.toString()]).toEqual(['PUT', 'https://backend.test/v1/42?fixed=1&q=a%20b', '{"id":"42"}']);
    expect(Object.fromEntries(headers)).toEqual({
      'Accept': 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'AmazonAPIGateway_abc123defg',
      'X-Amzn-Trace-Id': expect.stringMatching(/^Root=/),
      'x-amzn-apigateway-api-id': 'abc123defg',
      'X-Tenant': 't1',
      'X-Const': 'constant',
      'X-Body': 'jo',
      'X-Ip': '203.0.113.7',
      'X-Over': 'ridden',
    });
  });

  test('chooses by status and returns what is mapped and nothing else', async () => {
    const local = one({
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'http://backend.test/',
      responses: [
        { statusCode: '200' },
        {
          statusCode: '400',
          selectionPattern: '4\\d{2}',
          responseParameters: {
            'method.response.header.X-Reason': 'integration.response.header.x-why',
            'method.response.header.X-Code': 'integration.response.body.error.code',
          },
          responseTemplates: { 'application/json': '{"why":$input.json("$.error.code")}' },
        },
      ],
    }, { backend: () => ({ statusCode: 422, headers: [['X-Why', 'bad'], ['X-Secret', 's']], body: Buffer.from('{"error":{"code":"E1"}}') }) });
    const answer = await local.request('GET /orders/1');
    expect([answer.status, answer.text]).toEqual([400, '{"why":"E1"}']);
    expect([answer.header('X-Reason'), answer.header('X-Code'), answer.header('X-Secret')]).toEqual(['bad', 'E1', undefined]);
    expect(answer.header('X-Amzn-Trace-Id')).toBeDefined();
  });

  test('fails when a mapping sets what it may not', async () => {
    const local = one({ type: 'HTTP', httpMethod: 'GET', uri: 'http://backend.test/', requestParameters: { 'integration.request.header.Transfer-Encoding': "'x'" }, responses: [{ statusCode: '200' }] });
    expect((await local.request('GET /orders/1')).text).toBe('{"message":"Internal server error"}');
    expect(local.backendRequests).toEqual([]);
  });
});

describe('HTTP_PROXY', () => {
  const integration: Integration = {
    type: 'HTTP_PROXY',
    httpMethod: 'ANY',
    uri: 'http://backend.test/{key}',
    requestParameters: { 'integration.request.path.key': 'method.request.path.id', 'integration.request.header.X-Added': "'yes'", 'integration.request.querystring.a': "'mapped'" },
  };

  test('hands the request on and the response back', async () => {
    const local = one(integration, {
      backend: () => ({
        statusCode: 201,
        headers: [['X-Own', '1'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2'], ['Date', 'd'], ['Connection', 'keep-alive'], ['Transfer-Encoding', 'chunked'], ['Content-Type', 'text/plain']],
        body: Buffer.from([255, 0]),
      }),
    });
    const answer = await local.request('PATCH /orders/1?a=1&b=%20x', { headers: { 'Host': 'gateway', 'Connection': 'close', 'X-Mine': '1', 'X-Forwarded-For': '198.51.100.1' }, body: 'raw' });
    const [{ method, url, headers, body }] = local.backendRequests;
    expect([method, url, body.toString()]).toEqual(['PATCH', 'http://backend.test/1?b=%20x&a=mapped', 'raw']);
    expect(Object.fromEntries(headers)).toMatchObject({ 'X-Mine': '1', 'X-Added': 'yes', 'X-Forwarded-For': '198.51.100.1, 203.0.113.7', 'X-Forwarded-Proto': 'http' });
    expect(headers.map(([name]) => name.toLowerCase())).not.toEqual(expect.arrayContaining(['host']));
    expect([answer.status, answer.body]).toEqual([201, Buffer.from([255, 0])]);
    expect(answer.raw.filter(([name]) => !/^x-am/.test(name))).toEqual([['X-Own', '1'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2'], ['Content-Type', 'text/plain']]);
    expect([answer.header('x-amzn-Remapped-Date'), answer.header('x-amzn-Remapped-Connection'), answer.header('X-Amzn-Trace-Id')]).toEqual(['d', 'keep-alive', undefined]);
  });

  const failures: [name: string, settings: Partial<Integration>, status: number, message: string][] = [
    ['the backend cannot be reached', {}, 504, 'Network error communicating with endpoint'],
    ['the address is none', { uri: 'ftp://backend.test' }, 500, 'Internal server error'],
    ['it is behind a VPC link', { connectionType: 'VPC_LINK' }, 501, 'VPC links are not emulated here'],
  ];
  test.each(failures)('fails when %s', async (_, settings, status, message) => {
    const local = one({ ...integration, ...settings }, { backend: () => Promise.reject(new Error('connect ECONNREFUSED')) });
    const answer = await local.request('GET /orders/1');
    expect([answer.status, answer.json()]).toEqual([status, { message }]);
  });

  test('fails when the backend is too slow, and gives the call up', async () => {
    const local = one({ ...integration, timeoutInMillis: 50 }, { backend: () => new Promise(() => {}) });
    const pending = local.request('GET /orders/1');
    await new Promise(setImmediate);
    local.clock.advance(50);
    expect((await pending).status).toBe(504);
    expect(local.backendRequests[0].signal.aborted).toBe(true);
  });
});

describe('AWS with a function', () => {
  const integration: Integration = {
    type: 'AWS',
    httpMethod: 'POST',
    uri: lambdaUri('${stageVariables.fn}'),
    requestTemplates: { 'application/json': '{"id":"$input.params(\'id\')","body":$input.json("$")}' },
    responses: [
      { statusCode: '200' },
      { statusCode: '404', selectionPattern: '.*NotFound.*', responseTemplates: { 'application/json': '{"error":"$input.path(\'$.errorMessage\')"}' } },
      { statusCode: '400', selectionPattern: 'Bad' },
    ],
  };
  const handlers = {
    Get: (event: { id: string; body: { fail?: string } }) => {
      if (event.body.fail !== undefined) throw new Error(event.body.fail);
      return { got: event };
    },
  };
  const target = { variables: { fn: 'Get' } };

  const rows: [name: string, body: string, status: number, got: unknown][] = [
    ['the result is the body', '{"a":1}', 200, { got: { id: '7', body: { a: 1 } } }],
    ['an empty body is an empty object', '', 200, { got: { id: '7', body: {} } }],
    ['an error message chooses the response', '{"fail":"Order NotFound: 7"}', 404, { error: 'Order NotFound: 7' }],
    ['a pattern matches the whole message', '{"fail":"Bad luck"}', 200, { errorType: 'Error', errorMessage: 'Bad luck', trace: [] }],
    ['the whole message', '{"fail":"Bad"}', 400, { errorType: 'Error', errorMessage: 'Bad', trace: [] }],
  ];
  test.each(rows)('%s', async (_, body, status, got) => {
    const answer = await one(integration, { handlers, target }).request('POST /orders/7', { body, headers: JSON_TYPE });
    expect([answer.status, answer.json()]).toEqual([status, got]);
  });

  const patterns: [pattern: string, message: string | undefined, status: number][] = [
    ['.+', undefined, 200],
    ['(\\n|.)+', undefined, 200],
    ['\\d+', undefined, 200],
    ['200', undefined, 200],
    ['.*', undefined, 200],
    ['.+', '', 200],
    ['.+', 'boom', 500],
    ['.+', 'two\nlines', 200],
    ['(\\n|.)+', 'two\nlines', 500],
    ['(?s).+', 'two\nlines', 500],
    ['boo', 'boom', 200],
    ['boom|bang', 'bang', 500],
    ['(?i)BOOM', 'boom', 500],
    ['\\Q[404]\\E.*', '[404] gone', 500],
    ['[a-z&&[^b]]+', 'boom', 200],
    ['^boom$', 'boom', 500],
    ['[Bad', '[Bad', 500],
  ];
  test.each(patterns)('the pattern %j and the error %j: %i', async (selectionPattern, message, status) => {
    const local = one({ ...integration, responses: [{ statusCode: '200' }, { statusCode: '500', selectionPattern }] }, {
      target,
      handlers: {
        Get: () => {
          if (message !== undefined) throw new Error(message);
          return 200;
        },
      },
    });
    expect((await local.request('POST /orders/7')).status).toBe(status);
  });

  const unposted: [type: Integration['type'], httpMethod: string, method: string, status: number][] = [
    ['AWS', 'GET', 'POST', 500],
    ['AWS_PROXY', 'GET', 'GET', 500],
    ['AWS_PROXY', 'ANY', 'GET', 500],
    ['AWS_PROXY', 'ANY', 'POST', 200],
    ['AWS_PROXY', 'POST', 'GET', 200],
  ];
  test.each(unposted)('%s that calls Lambda with %s answers %s with %i', async (type, httpMethod, method, status) => {
    const local = one({ type, httpMethod, uri: lambdaUri('Get'), responses: [{ statusCode: '200' }] }, { handlers: { Get: () => ({ body: 'fine' }) } });
    const answer = await local.request(`${method} /orders/7`);
    expect([answer.status, answer.text]).toEqual([status, status === 200 ? 'fine' : '{"message":"Internal server error"}']);
  });

  test('a proxy of a service that has none fails', async () => {
    const uri = 'arn:aws:apigateway:eu-west-1:dynamodb:action/Scan';
    expect((await one({ type: 'AWS_PROXY', httpMethod: 'POST', uri }).request('POST /orders/7')).json()).toEqual({ message: 'Internal server error' });
  });

  test('a request that is too large for Lambda is too large', async () => {
    const tooLarge = () => {
      throw new LambdaServiceError('RequestTooLargeException', 413, 'Request must be smaller than 6291456 bytes for the InvokeFunction operation');
    };
    const answer = await one({ type: 'AWS_PROXY', httpMethod: 'POST', uri: lambdaUri('Get') }, { handlers: { Get: tooLarge } }).request('POST /orders/7');
    expect([answer.status, answer.text, answer.header('x-amzn-ErrorType')]).toEqual([413, '{"message":"Request Too Long"}', 'RequestTooLargeException']);
  });

  test('without a template the body is the input', async () => {
    let input: unknown;
    const local = one({ ...integration, requestTemplates: {} }, {
      target,
      handlers: {
        Get: (event: unknown) => {
          input = event;
        },
      },
    });
    const answer = await local.request('POST /orders/7', { body: '[1]' });
    expect([input, answer.text]).toEqual([[1], 'null']);
  });

  test('an asynchronous invocation is answered at once', async () => {
    const local = one({ ...integration, requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } }, { target, handlers: { Get: () => new Promise(() => {}) } });
    const answer = await local.request('POST /orders/7', { body: '{}', headers: JSON_TYPE });
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  test('fails when a template cannot be rendered', async () => {
    const answer = await one({ ...integration, requestTemplates: { 'application/json': '#if(' } }, { handlers, target }).request('POST /orders/7', { headers: JSON_TYPE });
    expect([answer.status, answer.text]).toEqual([500, '{"message":"Internal server error"}']);
  });
});

describe('AWS with another service', () => {
  test('answers 501 with the request that it would have sent', async () => {
    const local = one({
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/{queue}',
      requestParameters: { 'integration.request.path.queue': 'method.request.path.id', 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
      requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$input.body' },
    });
    const answer = await local.request('POST /orders/jobs', { body: '{"a":1}' });
    expect([answer.status, answer.json()]).toEqual([501, {
      message: "integrations with the service 'sqs' are not emulated here",
      request: {
        method: 'POST',
        uri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/jobs',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        query: {},
        body: 'Action=SendMessage&MessageBody={"a":1}',
      },
    }]);
  });

  test('a method without an integration fails', async () => {
    const local = new LocalApi(definitionOf({ 'GET /': { integration: undefined } }));
    expect((await local.request('GET /')).status).toBe(500);
  });
});

describe('how content is converted', () => {
  const png = { 'Content-Type': 'image/png' };
  const requests: [handling: Integration['contentHandling'], type: string, body: string, sent: string][] = [
    [undefined, 'image/png', 'hi', 'hi'],
    ['CONVERT_TO_TEXT', 'image/png', 'hi', 'aGk='],
    ['CONVERT_TO_TEXT', 'text/plain', 'hi', 'hi'],
    ['CONVERT_TO_BINARY', 'text/plain', 'aGk=', 'hi'],
    ['CONVERT_TO_BINARY', 'image/png', 'hi', 'hi'],
  ];
  test.each(requests)('request: %s of %s %s', async (contentHandling, type, body, sent) => {
    const local = one({ type: 'HTTP', httpMethod: 'POST', uri: 'http://backend.test/', contentHandling, responses: [{ statusCode: '200' }] }, {}, ['image/png']);
    await local.request('POST /orders/1', { body, headers: { 'Content-Type': type } });
    expect(local.backendRequests[0].body.toString()).toBe(sent);
  });

  const responses: [handling: Integration['contentHandling'], type: string, accept: string | undefined, got: string | 500][] = [
    [undefined, 'image/png', 'image/png', 'aGk='],
    [undefined, 'image/png', undefined, 'YUdrPQ=='],
    ['CONVERT_TO_TEXT', 'image/png', 'image/png', 'YUdrPQ=='],
    ['CONVERT_TO_BINARY', 'image/png', undefined, 'aGk='],
    [undefined, 'text/plain', undefined, 'aGk='],
    [undefined, 'text/plain', 'image/png', 'hi'],
    ['CONVERT_TO_BINARY', 'text/plain', undefined, 'hi'],
  ];
  test.each(responses)('response: %s of %s for %s', async (contentHandling, type, accept, got) => {
    const local = one({ type: 'HTTP', httpMethod: 'GET', uri: 'http://backend.test/', responses: [{ statusCode: '200', contentHandling }] }, {
      backend: () => ({ headers: [['Content-Type', type]], body: Buffer.from('aGk=') }),
    }, ['image/png']);
    expect((await local.request('GET /orders/1', { headers: accept === undefined ? {} : { Accept: accept } })).text).toBe(got);
  });

  test('fails when what should become binary is not base64', async () => {
    const local = one({ type: 'HTTP', httpMethod: 'GET', uri: 'http://backend.test/', responses: [{ statusCode: '200', contentHandling: 'CONVERT_TO_BINARY' }] }, {
      backend: () => ({ headers: [], body: Buffer.from('{"no":1}') }),
    }, ['image/png']);
    expect((await local.request('GET /orders/1', { headers: png })).status).toBe(500);
  });
});
