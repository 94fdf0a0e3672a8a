import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APIGatewayClient, GetAccountCommand, UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { CfnOutput, CfnParameter } from 'aws-cdk-lib';
import { Stacks, templateOf } from './stacks';
import { Authorizer, Integration, RestApi, WebAcl } from '../../src/constructs';

let stacks: Stacks;
let backend: Server;
beforeAll(async () => {
  stacks = await Stacks.open();
  backend = createServer(({ url }, response) => response.end(`backend got ${url}`));
  await new Promise<void>((resolve) => { backend.listen(0, '127.0.0.1', resolve); });
});
afterAll(async () => {
  backend.close();
  await stacks.close();
});

test('a plain deployment gives the account a role for logs, and replaces none', async () => {
  const client = new APIGatewayClient({ endpoint: stacks.endpoint.url, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const roleOf = async () => (await client.send(new GetAccountCommand({}))).cloudwatchRoleArn;
  const api = (name: string) => templateOf(name, (stack) => {
    const rest = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none() });
    rest.get('/', Integration.mock());
    rest.addStage('prod');
  });
  expect(await roleOf()).toBeUndefined();
  await stacks.deploy('First', api('First'));
  const own = await roleOf();
  expect(own).toMatch(/First-ApiGatewayCloudWatchRole/);
  await stacks.deploy('Second', api('Second'));
  expect(await roleOf()).toBe(own);
  const foreign = 'arn:aws:iam::000000000000:role/platform/ApiGatewayLogs';
  await client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: foreign }] }));
  await stacks.deploy('Third', api('Third'));
  expect(await roleOf()).toBe(foreign);
  client.destroy();
});

test('the log of a web ACL is no obstacle to its next deployment', async () => {
  const protect = (name: string) => templateOf(name, (stack) => {
    const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none() });
    api.get('/', Integration.mock({ body: 'ok' }));
    const acl = new WebAcl(stack, 'Acl');
    acl.associate(api.addStage('prod'));
    new CfnOutput(stack, 'Log', { value: acl.logGroup.logGroupName });
  });
  const first = await stacks.deploy('Protected', protect('Protected'));
  await stacks.destroy('Protected');
  const again = await stacks.deploy('Protected', protect('Protected'));
  const other = await stacks.deploy('Other', protect('Protected'));
  const logs = [first, again, other].map(({ Log }) => Log);
  expect(new Set(logs).size).toBe(3);
  for (const log of logs) expect(log).toMatch(/^aws-waf-logs-[a-z0-9-]+$/);
});

test('routes with CORS and with a backend that only the deployment knows', async () => {
  const { ApiId } = await stacks.deploy('Routes', templateOf('Routes', (stack) => {
    const host = new CfnParameter(stack, 'Host').valueAsString;
    const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.iam(), cors: { allowOrigins: ['https://shop.example'] } });
    api.any('/any/{proxy+}', Integration.httpProxy(`http://${host}/{proxy}`), { authorizer: Authorizer.none() });
    api.any('/signed/{proxy+}', Integration.mock());
    api.addStage('prod');
    new CfnOutput(stack, 'ApiId', { value: api.restApiId });
  }), { Host: `127.0.0.1:${(backend.address() as AddressInfo).port}` });
  expect(await (await stacks.call(ApiId, '/any/a/b')).text()).toBe('backend got /a/b');
  const preflight = await stacks.call(ApiId, '/signed/x', { method: 'OPTIONS', headers: { 'Origin': 'https://shop.example', 'Access-Control-Request-Method': 'PUT' } });
  expect([preflight.status, preflight.headers.get('Access-Control-Allow-Origin')]).toEqual([204, 'https://shop.example']);
  expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('PUT');
  expect((await stacks.call(ApiId, '/signed/x')).status).toBe(403);
});
