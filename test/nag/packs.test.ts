import { Stack, aws_kms as kms, type App } from 'aws-cdk-lib';
import { failingPacks, nagFindings, PACKS, type Pack } from './packs';
import { ChatStack } from '../../examples/chat/app';
import { OrdersStack } from '../../examples/orders/app';
import {
  Authorizer, Integration, Model, Release, RestApi, WebAcl, WebSocketApi, WebSocketAuthorizer, WebSocketIntegration,
  type RestStageOptions, type WebSocketStageOptions,
} from '../../src/constructs';

beforeAll(() => delete process.env.CDK_VALIDATION);

const BY_DEFAULT: readonly Pack[] = ['AwsSolutions', 'Serverless'];
const ALL = Object.keys(PACKS) as Pack[];

function rest(stack: Stack, options?: RestStageOptions): void {
  const api = new RestApi(stack, 'Rest', { defaultAuthorizer: Authorizer.iam() });
  api.post('/orders', Integration.mock(), { requestModel: Model.fromJsonSchema('Order', { type: 'object' }) });
  api.addStage('prod', options);
}

function webSocket(stack: Stack, options?: WebSocketStageOptions): void {
  const api = new WebSocketApi(stack, 'WebSocket');
  api.onConnect(WebSocketIntegration.mock(), { authorizer: WebSocketAuthorizer.iam() });
  api.onDefault(WebSocketIntegration.mock());
  api.addStage('prod', options);
}

/** Everything that the rule packs ask of a stage and that costs money or needs a decision. */
function strict(app: App): void {
  const stack = new Stack(app, 'Strict');
  const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const webAcl = new WebAcl(stack, 'WebAcl', { logEncryptionKey: key });
  rest(stack, { cachingEnabled: true, clientCertificate: true, accessLogEncryptionKey: key, webAclArn: webAcl.webAclArn, release: Release.canary() });
  webSocket(stack, { accessLogEncryptionKey: key });
}

test('a REST API as it comes passes, with one warning: the web ACL, which the user must choose and pay for', () => {
  expect(failingPacks((app) => rest(new Stack(app, 'App'), {}), BY_DEFAULT)).toEqual([]);
  expect(nagFindings((app) => rest(new Stack(app, 'App'), {}), BY_DEFAULT)).toEqual(['AwsSolutions-APIG3 App/Rest/prod/Resource']);
});

test('a REST API with a web ACL passes', () => {
  const build = (app: App) => {
    const stack = new Stack(app, 'App');
    rest(stack, { webAclArn: new WebAcl(stack, 'WebAcl').webAclArn });
  };
  expect(nagFindings(build, BY_DEFAULT)).toEqual([]);
});

test('a WebSocket API passes as it comes', () => {
  expect(nagFindings((app) => webSocket(new Stack(app, 'App')), BY_DEFAULT)).toEqual([]);
});

test.each(ALL)('with all options of the stages %s passes', (pack) => {
  expect(nagFindings(strict, [pack])).toEqual([]);
});

test.each(ALL.filter((pack) => !BY_DEFAULT.includes(pack)))('without them %s finds what is missing', (pack) => {
  const found = nagFindings((app) => rest(new Stack(app, 'App')), [pack]);
  expect(found).toEqual(expect.arrayContaining([expect.stringContaining('APIGWCacheEnabledAndEncrypted'), expect.stringContaining('CloudWatchLogGroupEncrypted')]));
});

const CACHE = 'APIGWCacheEnabledAndEncrypted';
const KEY_OF_LOG = 'CloudWatchLogGroupEncrypted';

test.each<[Pack, string[], string[]]>([
  ['AwsSolutions', ['APIG3'], ['APIG4']], // a web ACL costs money; the chat lets everybody in, as it says
  ['Serverless', [], []],
  ['HIPAA.Security', [CACHE, 'APIGWSSLEnabled', KEY_OF_LOG], [KEY_OF_LOG]],
  ['NIST.800.53.R4', [CACHE, KEY_OF_LOG], [KEY_OF_LOG]],
  ['NIST.800.53.R5', ['APIGWAssociatedWithWAF', CACHE, 'APIGWSSLEnabled', KEY_OF_LOG], [KEY_OF_LOG]],
  ['PCI.DSS.321', ['APIGWAssociatedWithWAF', CACHE, 'APIGWSSLEnabled', KEY_OF_LOG], [KEY_OF_LOG]],
])('%s finds in the APIs of the examples what an option mends, and nothing else', (pack, orders, chat) => {
  /** The rules, without those about the function, which is the user's. */
  const rules = (build: (app: App) => void) => [...new Set(nagFindings(build, [pack])
    .filter((finding) => !finding.includes('/Handler/'))
    .map((finding) => finding.split(' ')[0].slice(pack.length + 1)))];
  expect(rules((app) => new OrdersStack(app, 'Orders', { version: '1' }))).toEqual(orders);
  expect(rules((app) => new ChatStack(app, 'Chat'))).toEqual(chat);
});
