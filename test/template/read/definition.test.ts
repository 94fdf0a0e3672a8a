import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LegacyStackSynthesizer, Stack, type IStackSynthesizer } from 'aws-cdk-lib';
import { ApiDefinition, CfnRestApi, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { isKnown } from '../../../src/model';
import { loadTemplates, readModel } from '../../../src/template';

const DOCUMENT = {
  openapi: '3.0.1',
  info: { title: 'orders', version: '1' },
  paths: { '/orders': { get: { 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'GET', uri: 'https://example.com', timeoutInMillis: 40_000 } } } },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-definition-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The model of a stack that was synthesised into an assembly. */
function modelOf(build: (stack: Stack) => void, synthesizer?: IStackSynthesizer, region?: string) {
  const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
  build(new Stack(app, 'Orders', { synthesizer, env: { region } }));
  app.synth();
  return readModel(loadTemplates([join(folder, 'cdk.out')]).templates);
}

const specApi = (file: string) => (stack: Stack) => void new SpecRestApi(stack, 'Api', { apiDefinition: ApiDefinition.fromAsset(file), cloudWatchRole: false });

test.each<[string, string, IStackSynthesizer | undefined]>([
  ['JSON', JSON.stringify(DOCUMENT), undefined],
  ['YAML', 'openapi: 3.0.1\ninfo: { title: orders, version: "1" }\npaths:\n  /orders:\n    get:\n      x-amazon-apigateway-integration: { type: mock, timeoutInMillis: 40000 }\n', undefined],
  ['JSON, with the legacy synthesizer', JSON.stringify(DOCUMENT), new LegacyStackSynthesizer()],
])('reads the uploaded definition of a REST API in %s', (name, text, synthesizer) => {
  const [api] = modelOf(specApi(write(name === 'YAML' ? 'api.yaml' : 'api.json', text)), synthesizer).restApis;
  expect(api.definedBy).toBe('openapi');
  const [integration] = api.resources.flatMap(({ methods }) => methods.map((method) => method.integration!));
  expect(integration.timeoutInMillis).toBe(40_000);
  expect(integration.origin?.path).toBe('Properties/BodyS3Location/paths/~1orders/get/x-amazon-apigateway-integration');
});

test.each<[string, string | undefined, string | undefined]>([
  ['known', 'eu-west-1', 'https://sqs.eu-west-1.example.com/${stageVariables.queue}'],
  ['not known', undefined, undefined],
])('puts the Region into an uploaded definition where it is %s', (_, region, uri) => {
  const integration = { type: 'http_proxy', uri: 'https://sqs.${AWS::Region}.example.com/${stageVariables.queue}' };
  const document = { ...DOCUMENT, paths: { '/orders': { get: { 'x-amazon-apigateway-integration': integration } } } };
  const [api] = modelOf(specApi(write('api.json', JSON.stringify(document))), undefined, region).restApis;
  const [found] = api.resources.flatMap(({ methods }) => methods.map((method) => method.integration?.uri));
  expect(isKnown(found) ? found : undefined).toBe(uri);
});

test('reads the uploaded definition of an HTTP API', () => {
  const [api] = modelOf((stack) => {
    const { s3BucketName: bucket, s3ObjectKey: key } = new Asset(stack, 'Definition', { path: write('api.json', JSON.stringify(DOCUMENT)) });
    new CfnApi(stack, 'Api', { bodyS3Location: { bucket, key } });
  }).httpApis;
  expect(api.routes.map(({ routeKey }) => routeKey)).toEqual(['GET /orders']);
});

test.each<[string, (stack: Stack) => void]>([
  ['is not in the assembly', (stack) => void new CfnRestApi(stack, 'Api', { bodyS3Location: { bucket: 'elsewhere', key: `${'a'.repeat(64)}.json` } })],
  ['is no document', (stack) => specApi(write('api.json', '{'))(stack)],
])('knows nothing of a definition that %s', (_, build) => {
  const [api] = modelOf(build).restApis;
  expect([api.definedBy, api.resources]).toEqual(['unknown', []]);
});
