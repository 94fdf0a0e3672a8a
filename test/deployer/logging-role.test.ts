import { APIGatewayClient, UpdateAccountCommand } from '@aws-sdk/client-api-gateway';
import { Shop, shopTemplate, STACK } from './shop';
import { ControlPlane } from '../../src/deployer';
import { keepLoggingRole } from '../../src/deployer/logging-role';

const FOREIGN = 'arn:aws:iam::000000000000:role/platform/ApiGatewayLogs';
const template = shopTemplate({ version: '1' });

let shop: Shop;
let controlPlane: ControlPlane;
beforeEach(async () => {
  shop = await Shop.open();
  controlPlane = new ControlPlane();
});
afterEach(() => shop.close());

test('without a role in the account the stack makes one, and keeps it as its own', async () => {
  expect(await keepLoggingRole(controlPlane, STACK, template, false)).toEqual({});
  await shop.create({ version: '1' });
  expect(await controlPlane.loggingRole()).toContain(STACK);
  expect(await keepLoggingRole(controlPlane, STACK, template, true)).toEqual({});
});

test('a role that somebody else gave the account is kept', async () => {
  const client = new APIGatewayClient({ endpoint: shop.endpoint.url });
  await client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: FOREIGN }] }));
  expect(await keepLoggingRole(controlPlane, STACK, template, false)).toEqual({ ApiGatewayCloudWatchRoleArn: FOREIGN });
});

test('a template that does not ask is left alone', async () => {
  expect(await keepLoggingRole(controlPlane, STACK, { Resources: {} }, false)).toEqual({});
});
