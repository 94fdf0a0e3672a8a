import { emptyRegistry } from './harness';
import { createDeployment } from '../../../src/endpoint/apigateway/deploy';
import { METHOD_ENTITY } from '../../../src/endpoint/apigateway/method';
import { REST_API_ENTITY, rootResource } from '../../../src/endpoint/apigateway/rest-api';
import { STAGE_ENTITY } from '../../../src/endpoint/apigateway/stage';
import { patchStage } from '../../../src/endpoint/apigateway/stage-patch';
import type { PatchOperation } from '../../../src/endpoint/records/patch';
import type { Properties } from '../../../src/endpoint/resource-type';

/** An API with a mock on its root, deployed once as `first` to the stage v1, and once more as `second`. */
function deployedTwice() {
  const { registry } = emptyRegistry();
  const api = registry.create(REST_API_ENTITY, { Name: 'orders' });
  registry.create(METHOD_ENTITY, { RestApiId: api.id, ResourceId: rootResource(registry, api.id).id, HttpMethod: 'GET', Integration: { Type: 'MOCK' } });
  const first = createDeployment(registry, { RestApiId: api.id, StageName: 'v1', stage: { Variables: { color: 'blue', size: 'L' } } }).id;
  const second = createDeployment(registry, { RestApiId: api.id }).id;
  const stage = (): Properties => registry.require(STAGE_ENTITY, api.id, 'v1').properties;
  const update = (...operations: PatchOperation[]): Properties => (
    registry.update(STAGE_ENTITY, registry.require(STAGE_ENTITY, api.id, 'v1'), patchStage(stage(), operations)).properties);
  return { registry, api, first, second, stage, update };
}

const replace = (path: string, value: string): PatchOperation => ({ op: 'replace', path, value });
const copy = (from: string, path: string): PatchOperation => ({ op: 'copy', from, path });

describe('CreateDeployment', () => {
  it.each([
    ['with a canary and no stage', { canary: { PercentTraffic: 10 } },
      'Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null'],
    ['with a canary on a stage that does not exist', { StageName: 'nope', canary: { PercentTraffic: 10 } },
      'Invalid deployment content specified.Stage nope must already be created before making a canary release deployment'],
    ['with more traffic than there is', { StageName: 'v1', canary: { PercentTraffic: 101 } }, 'Percent traffic must be between 0.0 and 100.0'],
  ])('fails when made %s', (_, request, message) => {
    const { registry, api } = deployedTwice();
    expect(() => createDeployment(registry, { RestApiId: api.id, ...request })).toThrow(message);
  });

  it('makes a canary of itself on a stage that exists, and leaves the stage where it was', () => {
    const { registry, api, first, stage } = deployedTwice();
    const { id } = createDeployment(registry, { RestApiId: api.id, StageName: 'v1', canary: { PercentTraffic: 40 } });
    expect(stage()).toMatchObject({ DeploymentId: first, CanarySetting: { DeploymentId: id, PercentTraffic: 40, UseStageCache: false } });
  });

  it('fails when it is no canary and the stage has one, and leaves no deployment behind', () => {
    const { registry, api, update, second } = deployedTwice();
    update(replace('/canarySettings/deploymentId', second));
    const before = registry.records.list('AWS::ApiGateway::Deployment', api.id).length;
    expect(() => createDeployment(registry, { RestApiId: api.id, StageName: 'v1' })).toThrow(
      'Non canary deployment not supported on stage v1 because Canary is enabled. Provide CanarySettings in deploymentInput.');
    expect(registry.records.list('AWS::ApiGateway::Deployment', api.id)).toHaveLength(before);
  });

  it('is always fine without a stage', () => {
    const { registry, api, update, second } = deployedTwice();
    update(replace('/canarySettings/deploymentId', second));
    expect(createDeployment(registry, { RestApiId: api.id }).id).toMatch(/^[a-z0-9]{6}$/);
  });
});

describe('UpdateStage', () => {
  it('makes a canary without traffic when its deployment is set first', () => {
    const { first, second, update } = deployedTwice();
    expect(update(replace('/canarySettings/deploymentId', second))).toMatchObject({
      DeploymentId: first, CanarySetting: { DeploymentId: second, PercentTraffic: 0, UseStageCache: false },
    });
  });

  it('makes a canary of the stage\'s own deployment when its traffic is set first', () => {
    const { first, update } = deployedTwice();
    expect(update(replace('/canarySettings/percentTraffic', '50'))).toMatchObject({ CanarySetting: { DeploymentId: first, PercentTraffic: 50 } });
  });

  it('sets overrides one by one', () => {
    const { update } = deployedTwice();
    const { CanarySetting } = update(
      replace('/canarySettings/stageVariableOverrides/color', 'green'), replace('/canarySettings/stageVariableOverrides/extra', '1'));
    expect(CanarySetting).toMatchObject({ StageVariableOverrides: { color: 'green', extra: '1' } });
  });

  it.each<[string, PatchOperation, string]>([
    ['adds to the canary', { op: 'add', path: '/canarySettings/percentTraffic', value: '5' }, 'Invalid add operation with path: /canarySettings/percentTraffic'],
    ['adds the whole canary', { op: 'add', path: '/canarySettings', value: '{}' }, 'Cannot add method setting canarySettings because there is no method setting'],
    ['names a deployment that does not exist', replace('/canarySettings/deploymentId', 'nope'), 'Deployment id does not exist'],
    ['moves the stage to a deployment that does not exist', replace('/deploymentId', 'nope'), 'Deployment id does not exist'],
    ['takes away all overrides', { op: 'remove', path: '/canarySettings/stageVariableOverrides' },
      'Cannot remove method setting canarySettings/stageVariableOverrides because there is no method setting for this method '],
    ['promotes what is not there', copy('/canarySettings/deploymentId', '/deploymentId'), 'Promotion not available. Canary does not exist.'],
    ['copies the wrong way', copy('/variables', '/canarySettings/stageVariableOverrides'),
      'Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]'],
    ['names nothing of a canary', replace('/canarySettings/speed', '5'), 'Invalid method setting path: /canarySettings/speed. Must be one of: [/deploymentId,'],
    ['gives it more traffic than there is', replace('/canarySettings/percentTraffic', '100.5'), 'Percent traffic must be between 0.0 and 100.0'],
    ['names nothing of a stage', replace('/nonsense', '5'), 'Invalid method setting path: /nonsense. Must be one of: [/deploymentId, /description,'],
    ['takes away settings that are not there', { op: 'remove', path: '/*/*' }, 'Cannot remove method setting */* because there is no method setting'],
  ])('fails when it %s, and changes nothing', (_, operation, message) => {
    const { stage, update } = deployedTwice();
    const before = stage();
    expect(() => update(replace('/description', 'changed'), operation)).toThrow(message);
    expect(stage()).toEqual(before);
  });

  it('rolls back by taking the canary away', () => {
    const { first, second, update } = deployedTwice();
    update(replace('/canarySettings/deploymentId', second), replace('/canarySettings/stageVariableOverrides/color', 'green'));
    const after = update({ op: 'remove', path: '/canarySettings' });
    expect(after).toMatchObject({ DeploymentId: first, Variables: { color: 'blue', size: 'L' } });
    expect(after).not.toHaveProperty('CanarySetting');
  });

  it('promotes: the deployment moves, overrides win, other variables stay, and the canary stays without traffic', () => {
    const { second, update } = deployedTwice();
    update(replace('/canarySettings/deploymentId', second), replace('/canarySettings/percentTraffic', '10'),
      replace('/canarySettings/stageVariableOverrides/color', 'green'));
    expect(update(
      replace('/canarySettings/percentTraffic', '0.0'),
      copy('/canarySettings/stageVariableOverrides', '/variables'),
      copy('/canarySettings/deploymentId', '/deploymentId'),
    )).toMatchObject({ DeploymentId: second, Variables: { color: 'green', size: 'L' }, CanarySetting: { DeploymentId: second, PercentTraffic: 0 } });
  });

  it('sets, changes and removes the settings of methods', () => {
    const { update } = deployedTwice();
    update(replace('/*/*/throttling/rateLimit', '10'), replace('/~1orders/GET/caching/ttlInSeconds', '60'));
    expect(update(replace('/*/*/throttling/burstLimit', '5')).MethodSettings).toEqual(expect.arrayContaining([
      { ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 10, ThrottlingBurstLimit: 5 },
      { ResourcePath: '/~1orders', HttpMethod: 'GET', CacheTtlInSeconds: 60, ThrottlingRateLimit: 10 },
    ]));
    expect(update({ op: 'remove', path: '/*/*' }).MethodSettings).toEqual([{ ResourcePath: '/~1orders', HttpMethod: 'GET', CacheTtlInSeconds: 60, ThrottlingRateLimit: 10 }]);
  });
});
