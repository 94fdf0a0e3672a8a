import { definitionOf, LocalApi, proxy } from './local-api';
import { LambdaRuntime } from '../../../src/gateway/lambda';
import { handleRest, restEnvironment } from '../../../src/gateway/rest';
import { functionOf } from '../lambda/functions';

const runtime = new LambdaRuntime();
afterAll(() => runtime.close());

const CODE = `exports.handler = async ({ path, body }) => {
  if (path === '/exit') process.exit(1);
  if (path === '/hang') for (;;);
  return { statusCode: 201, headers: { 'X-Path': path }, body: body.toUpperCase() };
}`;

const rows: [path: string, status: number, text: string][] = [
  ['/made', 201, 'HÉLLO'],
  ['/exit', 502, '{"message": "Internal server error"}'],
  ['/hang', 502, '{"message": "Internal server error"}'],
  ['/made', 201, 'HÉLLO'],
];
test('a function in a thread answers, and its crash or hang is one failed request', async () => {
  runtime.register(functionOf(CODE, { functionName: 'Echo', timeout: 0.3 }));
  const { target } = new LocalApi(definitionOf({ 'POST /{p+}': { integration: proxy() } }));
  const environment = restEnvironment({ functions: runtime });
  for (const [path, status, text] of rows) {
    const response = await handleRest({
      method: 'POST',
      path,
      query: '',
      headers: [],
      body: Buffer.from('héllo'),
      sourceIp: '127.0.0.1',
      domainName: 'localhost',
      protocol: 'HTTP/1.1',
      scheme: 'http',
      port: 80,
    }, target, environment);
    expect([path, response.statusCode, response.body.toString()]).toEqual([path, status, text]);
  }
});
