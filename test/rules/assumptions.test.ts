import { part, ref, resource, rest, template } from './templates';
import { lint } from '../../src/rules';
import { assumptionsOf } from '../../src/rules/assumptions';
import { templateOf } from '../../src/template';

function findings(body: unknown, rule: string, options: Parameters<typeof lint>[1] = {}) {
  return lint([templateOf('template.json', body)], options).findings.filter((finding) => finding.rule === rule).map(({ logicalId, message, severity }) => ({ logicalId, message, severity }));
}

const stage = (StageName: unknown, Parameters: unknown, more: object = {}) => ({ ...rest({ Stage: part('Stage', { DeploymentId: 'a', StageName }) }), Parameters, ...more });

describe('a value that a parameter may have', () => {
  test.each<[string, unknown, RegExp]>([
    ['the default', stage(ref('Name'), { Name: { Type: 'String', Default: 'my stage' } }), /got 'my stage' \(with the defaults of the parameters\)$/],
    ['a part of a text', stage({ 'Fn::Sub': '${Name}stage' }, { Name: { Type: 'String', Default: 'my ' } }), /got 'my stage'/],
    ['an allowed value', stage(ref('Name'), { Name: { Type: 'String', AllowedValues: ['prod', 'my stage'] } }), /\(where the parameter Name is 'my stage'\)$/],
    [
      'a value that a condition asks for',
      stage({ 'Fn::If': ['Is', 'my stage', 'prod'] }, { Env: { Type: 'String' } }, { Conditions: { Is: { 'Fn::Not': [{ 'Fn::Equals': [ref('Env'), 'x'] }] }, Other: { 'Fn::Equals': [ref('Env'), 'y'] } } }),
      /\(where the parameter Env is 'y'\)$/,
    ],
    [
      'a key of a mapping',
      stage({ 'Fn::FindInMap': ['Names', ref('Env'), 'stage'] }, { Env: { Type: 'String', Default: 'a', AllowedValues: ['a', 'b'] } }, { Mappings: { Names: { a: { stage: 'prod' }, b: { stage: 'my stage' } } } }),
      /\(where the parameter Env is 'b'\)$/,
    ],
  ])('is found: %s', (_, body, message) => {
    expect(findings(body, 'stage-name')).toEqual([{ logicalId: 'Stage', message: expect.stringMatching(message), severity: 'warning' }]);
  });

  test.each<[string, unknown]>([
    ['without a default', stage(ref('Name'), { Name: { Type: 'String' } })],
    ['with a fine default', stage(ref('Name'), { Name: { Type: 'String', Default: 'prod' } })],
    ['that is looked up elsewhere', stage(ref('Name'), { Name: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/my stage' } })],
    ['of an odd shape', stage(ref('Name'), { Name: { Type: ['String'], Default: { a: 1 }, AllowedValues: { b: 1 } } })],
    ['that leaves the resource out', stage(ref('Name'), { Name: { Type: 'String', Default: 'my stage' } }, {
      ...rest({ Stage: part('Stage', { DeploymentId: 'a', StageName: ref('Name') }, { Condition: 'Is' }) }), Conditions: { Is: { 'Fn::Equals': [ref('Name'), 'prod'] } },
    })],
    ['of no shape', stage(ref('Name'), { Name: 'String' })],
  ])('is not concluded from a parameter %s', (_, body) => {
    expect(findings(body, 'stage-name')).toEqual([]);
  });
});

test('what is wrong anyhow is said once, without a condition', () => {
  const body = stage('my stage', { Name: { Type: 'String', Default: 'a', AllowedValues: ['a', 'b'] } });
  expect(findings(body, 'stage-name')).toMatchObject([{ message: expect.not.stringContaining('(w'), severity: 'error' }]);
});

test('a parameter that no API depends on is not tried', () => {
  const body = { ...stage('my stage', { Size: { Type: 'String', Default: 'a', AllowedValues: ['a', 'b'] } }) };
  expect(assumptionsOf([templateOf('template.json', body)])).toEqual([]);
});

test('a severity of the user counts', () => {
  const body = stage(ref('Name'), { Name: { Type: 'String', Default: 'my stage' } });
  expect(findings(body, 'stage-name', { rules: { 'stage-name': 'error' } })).toMatchObject([{ severity: 'error' }]);
  expect(findings(body, 'stage-name', { rules: { 'stage-name': 'off' } })).toEqual([]);
});

test('a list is taken apart', () => {
  const plan = { ...template({ Domain: resource('ApiGateway::RestApi', { Name: 'a', BinaryMediaTypes: ref('Types') }) }), Parameters: { Types: { Type: 'CommaDelimitedList', Default: 'image/png, png' } } };
  expect(findings(plan, 'binary-media-types')).toMatchObject([{ message: expect.stringContaining("'png'") }]);
});

test('a nested stack gets what its parent gives it', () => {
  const parent = templateOf('parent.json', template({ Child: resource('CloudFormation::Stack', { Parameters: { Name: 'prod' } }) }));
  const child = { ...templateOf('child.json', stage(ref('Name'), { Name: { Type: 'String', Default: 'my stage' } })), parent: { file: 'parent.json', logicalId: 'Child' } };
  expect(lint([parent, child]).findings.filter(({ rule }) => rule === 'stage-name')).toEqual([]);
});
