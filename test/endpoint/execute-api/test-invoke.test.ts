import {
  CreateAuthorizerCommand, CreateDeploymentCommand, CreateResourceCommand, CreateRestApiCommand, PutIntegrationCommand,
  PutIntegrationResponseCommand, PutMethodCommand, PutMethodResponseCommand,
  TestInvokeAuthorizerCommand, TestInvokeMethodCommand, UpdateAccountCommand, UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { GetLogEventsCommand, DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { startEndpoint } from './clients';
import type { Started } from './clients';

const ROLE = 'arn:aws:iam::123456789012:role/api';

describe('TestInvokeMethod and TestInvokeAuthorizer', () => {
  let on: Started;
  let restApiId: string;
  let root: string;
  let pets: string;
  let pet: string;
  let functionArn: string;

  const resource = async (parentId: string, pathPart: string) => (await on.v1.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))).id!;
  const uriOf = (arn: string) => `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
  const method = async (resourceId: string, httpMethod: string, integration: object, template?: string) => {
    const place = { restApiId, resourceId, httpMethod };
    await on.v1.send(new PutMethodCommand({ ...place, authorizationType: 'NONE' }));
    await on.v1.send(new PutMethodResponseCommand({ ...place, statusCode: '200' }));
    await on.v1.send(new PutIntegrationCommand({ ...place, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' }, ...integration }));
    await on.v1.send(new PutIntegrationResponseCommand({ ...place, statusCode: '200', ...template === undefined ? {} : { responseTemplates: { 'application/json': template } } }));
  };
  /** The lines without their times, which are checked, and without the request's id. */
  const linesOf = (log: string) => {
    const [first, ...rest] = log.split('\n');
    const id = /^Execution log for request ([\w-]{36})$/.exec(first)![1];
    expect(rest.pop()).toBe('');
    return rest.map((line) => {
      const [, text] = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4} : (.*)$/s.exec(line)!;
      return text.replaceAll(id, '<id>');
    });
  };

  beforeAll(async () => {
    on = await startEndpoint();
    ({ id: restApiId, rootResourceId: root } = await on.v1.send(new CreateRestApiCommand({ name: 'tested' })) as { id: string; rootResourceId: string });
    pets = await resource(root, 'pets');
    pet = await resource(pets, '{petId}');
    await method(pets, 'GET', {}, '{"pets": "all the pets"}');
    await method(pet, 'GET', {}, '{"petId": "$input.params(\'petId\')"}');
    await method(pet, 'POST', {}, '{"petId": "$input.params(\'petId\')"}');
    const code = `exports.handler = async (event) => {
      if (event.type !== undefined) {
        const token = event.authorizationToken || event.headers.auth;
        if (token === 'nobody') throw new Error('Unauthorized');
        const Statement = [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }];
        return { principalId: token, policyDocument: { Version: '2012-10-17', Statement }, context: { n: 1 } };
      }
      return { got: event };
    };`;
    const { FunctionArn } = await on.lambda.send(new CreateFunctionCommand({
      FunctionName: 'tested', Runtime: 'nodejs20.x', Handler: 'index.handler', Role: ROLE, Code: { ZipFile: zipSync({ 'index.js': Buffer.from(code) }) },
    }));
    functionArn = FunctionArn!;
  });
  afterAll(() => on.close());

  const mocks: [
    name: string, which: () => string, httpMethod: string, pathWithQueryString: string | undefined, body: string,
    path: string, parameters: string, query: string, answer: string,
  ][] = [
    ['a method', () => pets, 'GET', undefined, '', '/pets', '{}', '{}', '{"pets": "all the pets"}'],
    ['a path that is not its own', () => pets, 'GET', '/random/test', '', '/random/test', '{}', '{}', '{"pets": "all the pets"}'],
    ['a path parameter', () => pet, 'GET', '/pets/123', '', '/pets/123', '{petId=123}', '{}', '{"petId": "123"}'],
    ['no path', () => pet, 'GET', undefined, '', '/pets/{petId}', '{petId={petId}}', '{}', '{"petId": "{petId}"}'],
    ['a path without the parameter', () => pet, 'GET', '/random/test', '', '/random/test', '{}', '{}', '{"petId": ""}'],
    ['a query string', () => pet, 'GET', '/pets/123?foo=bar', '', '/pets/123', '{petId=123}', '{foo=bar}', '{"petId": "123"}'],
    ['a body', () => pet, 'POST', '/pets/123', '{"foo": "bar"}', '/pets/123', '{petId=123}', '{}', '{"petId": "123"}'],
  ];
  test.each(mocks)('%s of a mock', async (_, which, httpMethod, pathWithQueryString, body, path, parameters, query, answer) => {
    const result = await on.v1.send(new TestInvokeMethodCommand({ restApiId, resourceId: which(), httpMethod, pathWithQueryString, body }));
    expect(result).toMatchObject({ status: 200, body: answer, headers: { 'Content-Type': 'application/json' }, multiValueHeaders: { 'Content-Type': ['application/json'] } });
    expect(result.latency).toEqual(expect.any(Number));
    expect(linesOf(result.log!)).toEqual([
      'Starting execution for request: <id>',
      `HTTP Method: ${httpMethod}, Resource Path: ${path}`,
      `Method request path: ${parameters}`,
      `Method request query string: ${query}`,
      'Method request headers: {}',
      `Method request body before transformations: ${body}`,
      `Method response body after transformations: ${answer}`,
      'Method response headers: {Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
    ]);
  });

  test('a function', async () => {
    const foo = await resource(root, 'foo');
    await method(foo, 'GET', { type: 'AWS', integrationHttpMethod: 'POST', uri: uriOf(functionArn), credentials: ROLE, requestTemplates: {} });
    const { status, body, headers, multiValueHeaders, log } = await on.v1.send(new TestInvokeMethodCommand({
      restApiId, resourceId: foo, httpMethod: 'GET', pathWithQueryString: '/foo?queryTest=value', body: '{"test": "val123"}', headers: { 'content-type': 'application/json' },
    }));
    const trace = headers!['X-Amzn-Trace-Id'];
    const url = `https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`;
    expect([status, body, headers]).toEqual([200, '{"got":{"test":"val123"}}', { 'Content-Type': 'application/json', 'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-/) }]);
    expect(multiValueHeaders).toEqual({ 'Content-Type': ['application/json'], 'X-Amzn-Trace-Id': [trace] });
    const lines = linesOf(log!);
    expect(lines.map((line) => line.replace(/: \d+ ms$/, ': 0 ms'))).toEqual([
      'Starting execution for request: <id>',
      'HTTP Method: GET, Resource Path: /foo',
      'Method request path: {}',
      'Method request query string: {queryTest=value}',
      'Method request headers: {content-type=application/json}',
      'Method request body before transformations: {"test": "val123"}',
      `Endpoint request URI: ${url}`,
      expect.stringMatching(new RegExp('^Endpoint request headers: \\{x-amzn-lambda-integration-tag=<id>, Authorization=\\*+\\w{6}, X-Amz-Date=\\d{8}T\\d{6}Z, '
        + `x-amzn-apigateway-api-id=${restApiId}, Accept=application/json, User-Agent=AmazonAPIGateway_${restApiId}, X-Amz-Security-Token=\\S+ \\[TRUNCATED\\]$`)),
      'Endpoint request body after transformations: {"test": "val123"}',
      `Sending request to ${url}`,
      'Received response. Status: 200, Integration latency: 0 ms',
      expect.stringMatching(/^Endpoint response headers: \{Date=\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT, Content-Type=application\/json, Content-Length=25, Connection=keep-alive, x-amzn-RequestId=[\w-]{36}, x-amzn-Remapped-Content-Length=0, X-Amz-Executed-Version=\$LATEST, X-Amzn-Trace-Id=Root=\S+\}$/),
      'Endpoint response body before transformations: {"got":{"test":"val123"}}',
      'Method response body after transformations: {"got":{"test":"val123"}}',
      `Method response headers: {X-Amzn-Trace-Id=${trace}, Content-Type=application/json}`,
      'Successfully completed execution',
      'Method completed with status: 200',
    ]);
    expect(lines[11]).toContain(`X-Amzn-Trace-Id=${trace}}`);
  });

  test('a method that fails', async () => {
    const failing = await resource(root, 'failing');
    await method(failing, 'ANY', { type: 'HTTP_PROXY', integrationHttpMethod: 'ANY', uri: 'https://${stageVariables.testHost}' });
    const { status, body, headers, multiValueHeaders, log } = await on.v1.send(new TestInvokeMethodCommand({ restApiId, resourceId: failing, httpMethod: 'GET' }));
    expect([status, body]).toEqual([500, '{"message":"Internal server error"}']);
    expect([headers, multiValueHeaders]).toEqual([{ 'x-amzn-ErrorType': 'InternalServerErrorException' }, { 'x-amzn-ErrorType': ['InternalServerErrorException'] }]);
    expect(linesOf(log!).slice(5)).toEqual([
      'Method request body before transformations: ',
      'Execution failed due to configuration error: Invalid endpoint address',
      'Method completed with status: 500',
    ]);
  });

  test.each([
    ['a method', () => ({ restApiId, resourceId: pet, httpMethod: 'HEAD' }), 'Invalid Method identifier specified'],
    ['a resource', () => ({ restApiId, resourceId: 'nowhere', httpMethod: 'GET' }), 'Invalid Resource identifier specified'],
  ])('fails when there is no such %s', async (_, input, message) => {
    await expect(on.v1.send(new TestInvokeMethodCommand(input()))).rejects.toMatchObject({ name: 'NotFoundException', message });
  });

  test('a token authorizer', async () => {
    const { id: authorizerId } = await on.v1.send(new CreateAuthorizerCommand({
      restApiId, name: 'token', type: 'TOKEN', identitySource: 'method.request.header.Auth', authorizerUri: uriOf(functionArn), authorizerCredentials: ROLE,
    }));
    const invoke = (headers?: Record<string, string>) => on.v1.send(new TestInvokeAuthorizerCommand({ restApiId, authorizerId, headers }));
    const allowed = await invoke({ Auth: 'somebody' });
    expect(allowed).toMatchObject({ clientStatus: 0, principalId: 'somebody', authorization: { n: '1' } });
    const methodArn = `arn:aws:execute-api:eu-west-1:000000000000:${restApiId}/ESTestInvoke-stage/GET/`;
    expect(JSON.parse(allowed.policy!)).toMatchObject({ Statement: [{ Resource: methodArn }] });
    const lines = linesOf(allowed.log!);
    expect([lines[0], lines[1]]).toEqual([`Starting authorizer: ${authorizerId} for request: <id>`, 'Incoming identity: **mebody']);
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^Authorizer result body before parsing: \{"principalId":"somebody"/),
      'Using valid authorizer policy for principal: **mebody',
      'Successfully completed authorizer execution',
    ]);
    const refused = await Promise.all([invoke({ Auth: 'nobody' }), invoke()]);
    expect(refused.map(({ clientStatus, principalId }) => [clientStatus, principalId])).toEqual([[401, undefined], [401, undefined]]);
  });

  test('a request to a stage that logs writes the same to the Logs service', async () => {
    await on.v1.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: ROLE }] }));
    await on.v1.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    await on.v1.send(new UpdateStageCommand({
      restApiId,
      stageName: 'prod',
      patchOperations: [{ op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' }, { op: 'replace', path: '/*/*/logging/dataTrace', value: 'true' }],
    }));
    const response = await on.execute(restApiId, 'prod', '/pets/7');
    const logGroupName = `API-Gateway-Execution-Logs_${restApiId}/prod`;
    const { logStreams } = await on.logs.send(new DescribeLogStreamsCommand({ logGroupName }));
    const { logStreamName } = logStreams![0];
    const { events } = await on.logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }));
    const id = response.headers.get('x-amzn-requestid');
    expect(events!.map(({ message }) => message)).toEqual(expect.arrayContaining([
      `(${id}) Starting execution for request: ${id}`,
      `(${id}) HTTP Method: GET, Resource Path: /pets/7`,
      `(${id}) Method request path: {petId=7}`,
      `(${id}) Method response body after transformations: {"petId": "7"}`,
      `(${id}) Method completed with status: 200`,
    ]));
  });
});
