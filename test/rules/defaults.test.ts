import { ref, resource, rest, part, template, v2, webSocket } from './templates';
import { lint } from '../../src/rules';
import { templateOf } from '../../src/template';

function messages(body: unknown, options: Parameters<typeof lint>[1] = {}): string[] {
  const { findings, internalErrors } = lint([templateOf('template.json', body)], options);
  expect(internalErrors).toEqual([]);
  return findings.map(({ rule, severity, logicalId, message }) => `${severity} ${rule} at ${logicalId}: ${message}`);
}

const stage = (parameter: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => webSocket({
  Stage: v2('Stage', { StageName: ref('Name'), AutoDeploy: true }, more),
}, {}, { Parameters: { Name: { Type: 'String', ...parameter } } });

const FOUND = "warning stage-name at Stage: stage name must have 1 to 128 letters, digits, hyphens and underscores, got 'my stage' (with the default of a parameter)";

describe('a parameter with a default', () => {
  test('is found to break a limit when nobody gives another value, as a warning', () => {
    expect(messages(stage({ Default: 'my stage' }))).toEqual([FOUND]);
  });

  test.each([
    ['without a default', stage({})],
    ['with a default that is fine', stage({ Default: 'prod' })],
    ['with the name of an SSM parameter, whose value nobody knows', stage({ Type: 'AWS::SSM::Parameter::Value<String>', Default: 'my stage' })],
    ['that is a secret', stage({ NoEcho: true, Default: 'my stage' })],
    ['of a resource that a condition may leave out', stage({ Default: 'my stage' }, { Condition: 'Wanted' })],
    ['of a nested stack, to which the parent gives another value', template({}, { Parameters: { Name: { Default: 'my stage' } } })],
  ])('says nothing %s', (_, body) => {
    expect(messages(body)).toEqual([]);
  });

  test('has the items of its list', () => {
    const types = ref('Types');
    const body = rest({}, { EndpointConfiguration: { Types: types } });
    expect(messages({ ...body, Parameters: { Types: { Type: 'CommaDelimitedList', Default: 'GLOBAL' } } }))
      .toEqual([expect.stringMatching(/^warning endpoint-types at Api: .*'GLOBAL' \(with the default of a parameter\)$/)]);
  });

  test('decides conditions', () => {
    const body = rest({ Stage: part('Stage', { StageName: { 'Fn::If': ['Own', ref('Name'), 'prod'] }, DeploymentId: 'a' }) });
    const more = { Parameters: { Name: { Type: 'String', Default: '' } }, Conditions: { Own: { 'Fn::Not': [{ 'Fn::Equals': [ref('Name'), ''] }] } } };
    expect(messages({ ...body, ...more })).toEqual([]);
  });

  test('adds nothing to what is found anyway', () => {
    const body = stage({ Default: 'my stage' });
    const anyway = { ...body, Resources: { ...body.Resources, Other: resource('ApiGatewayV2::Stage', { ApiId: ref('Api'), StageName: 'a b', AutoDeploy: true }) } };
    expect(messages(anyway)).toEqual(["error stage-name at Other: stage name must have 1 to 128 letters, digits, hyphens and underscores, got 'a b'", FOUND]);
  });

  test('is a warning too where a rule is set to be an error, and nothing where it is off', () => {
    expect(messages(stage({ Default: 'my stage' }), { rules: { 'stage-name': 'error' } })).toEqual([FOUND]);
    expect(messages(stage({ Default: 'my stage' }), { rules: { 'stage-name': 'off' } })).toEqual([]);
  });
});
