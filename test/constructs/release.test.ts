import { App, Duration, NestedStack, Stack } from 'aws-cdk-lib';
import { liveApi, newApi, newStack, onlyResource, templateOf } from './rest/synth';
import { CanaryStep, Integration, Release, RestApi } from '../../src/constructs';
import { MANIFEST_KEY, type Manifest } from '../../src/model';

const manifestOf = (api: RestApi) => templateOf(api).toJSON().Metadata[MANIFEST_KEY] as Manifest;

describe('a direct release', () => {
  test('points to the new deployment unless the stage is pinned', () => {
    const api = liveApi();
    const [{ pinParameter, deployment, ...stage }] = manifestOf(api).stages;
    const { Parameters, Conditions } = templateOf(api).toJSON();
    const { DeploymentId } = onlyResource(api, 'AWS::ApiGateway::Stage').Properties;
    const [condition] = DeploymentId['Fn::If'];
    expect(pinParameter).toMatch(/^[A-Za-z0-9]+$/);
    expect(DeploymentId).toEqual({ 'Fn::If': [condition, { Ref: pinParameter }, { Ref: deployment }] });
    expect(Conditions[condition]).toEqual({ 'Fn::Not': [{ 'Fn::Equals': [{ Ref: pinParameter }, ''] }] });
    expect(Parameters[pinParameter!]).toMatchObject({ Type: 'String', Default: '' });
    expect(deployment).toBe(onlyResource(api, 'AWS::ApiGateway::Deployment').logicalId);
    expect(stage).toEqual({
      kind: 'REST',
      api: onlyResource(api, 'AWS::ApiGateway::RestApi').logicalId,
      stage: onlyResource(api, 'AWS::ApiGateway::Stage').logicalId,
      stageName: 'prod',
      release: { strategy: 'direct' },
    });
  });

  test('pins stage variables one by one, so that those of a rollback last', () => {
    const api = newApi();
    api.addStage('live', { variables: { color: 'blue' } });
    const { color } = manifestOf(api).stages[0].pinnedVariables!;
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.Variables.color['Fn::If'].slice(1)).toEqual([{ Ref: color }, 'blue']);
    expect(templateOf(api).toJSON().Parameters[color]).toMatchObject({ Type: 'String', Default: '' });
  });
});

describe('a canary release', () => {
  const release = Release.canary({ steps: [CanaryStep.percent(5, { bake: Duration.minutes(10) }), CanaryStep.percent(50)] });

  test('tells the deployer its steps and is not in the template itself', () => {
    const api = newApi();
    api.addStage('live', { release });
    expect(manifestOf(api).stages[0].release).toEqual({ strategy: 'canary', steps: [{ percent: 5, bakeSeconds: 600 }, { percent: 50 }] });
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.CanarySetting).toBeUndefined();
  });

  test('pins stage variables one by one', () => {
    const api = newApi();
    api.addStage('live', { release, variables: { color: 'blue' } });
    const { color } = manifestOf(api).stages[0].pinnedVariables!;
    expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.Variables.color['Fn::If'].slice(1)).toEqual([{ Ref: color }, 'blue']);
    expect(templateOf(api).toJSON().Parameters[color]).toMatchObject({ Type: 'String', Default: '' });
  });

  test("makes the group of the canary's log, which the service would keep forever", () => {
    const api = newApi();
    api.addStage('live', { release });
    const groups = Object.entries(templateOf(api).findResources('AWS::Logs::LogGroup'));
    const [[id]] = groups;
    expect(groups[1][1].Properties).toEqual({ LogGroupName: { 'Fn::Join': ['', [{ Ref: id }, '/Canary']] }, RetentionInDays: 365 });
  });

  test('has one step of 10 percent by default', () => {
    const api = newApi();
    api.addStage('live', { release: Release.canary() });
    expect(manifestOf(api).stages[0].release).toEqual({ strategy: 'canary', steps: [{ percent: 10 }] });
  });

  test.each<[string, () => unknown, string]>([
    ['there is no step', () => Release.canary({ steps: [] }), 'a canary release must have at least one step, got none'],
    ['the steps fall', () => Release.canary({ steps: [CanaryStep.percent(50), CanaryStep.percent(10)] }), 'the steps of a canary release must rise, got 10 percent after 50 percent'],
    ['a step is more than all', () => CanaryStep.percent(101), 'percent of a canary step must be from 0 to 100, got 101'],
  ])('fails when %s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  test('fails when nobody could reach its parameters', () => {
    const api = new RestApi(new NestedStack(newStack(), 'Nested'), 'Api');
    api.get('/', Integration.mock());
    expect(() => api.addStage('live', { release })).toThrow('a canary release must be in a stack that is not nested');
  });
});

test('a nested stack has a plain pointer', () => {
  const api = new RestApi(new NestedStack(newStack(), 'Nested'), 'Api');
  api.addStage('prod');
  api.get('/', Integration.mock());
  expect(onlyResource(api, 'AWS::ApiGateway::Stage').Properties.DeploymentId).toEqual({ Ref: onlyResource(api, 'AWS::ApiGateway::Deployment').logicalId });
  expect(manifestOf(api).stages[0].pinParameter).toBeUndefined();
});

test('the stages of all APIs of a stack are in one manifest', () => {
  const stack = new Stack(new App(), 'Stack');
  for (const id of ['A', 'B']) {
    const api = new RestApi(stack, id);
    api.get('/', Integration.mock());
    api.addStage('prod');
  }
  const { stages } = templateOf({ stack }).toJSON().Metadata[MANIFEST_KEY] as Manifest;
  expect(stages.map(({ api }) => api[0])).toEqual(['A', 'B']);
  expect(new Set(stages.map(({ pinParameter }) => pinParameter)).size).toBe(2);
});
