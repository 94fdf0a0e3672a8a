import { byEnvironment } from '../../src/rules/environments';
import { templateOf, type TemplateContext } from '../../src/template';

const template = (file: string, context: TemplateContext = {}, body: object = {}) => templateOf(file, { Resources: {}, ...body }, context);

const exporting = (name: unknown) => ({ Outputs: { Out: { Value: 'x', Export: { Name: name } } } });
const importing = (name: unknown) => ({ Resources: { R: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { 'Fn::ImportValue': name } } } } });
const adding = (api: string) => ({ Resources: { R: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: api } } } });

const eu = { account: '111111111111', region: 'eu-west-1' };
const us = { account: '111111111111', region: 'us-east-1' };

test.each<[string, ReturnType<typeof template>[], string[][]]>([
  ['given together', [template('a'), template('b')], [['a', 'b']]],
  ['of one app', [template('a', { app: 'x' }), template('b', { app: 'x' })], [['a', 'b']]],
  ['of two apps', [template('a', { app: 'x' }), template('b', { app: 'y' })], [['a'], ['b']]],
  ['of one app in two Regions', [template('a', { app: 'x', ...eu }), template('b', { app: 'x', ...us })], [['a'], ['b']]],
  ['a nested stack with its parent', [template('a', { app: 'x', ...eu }), template('b', { app: 'y', parent: { file: 'a', logicalId: 'B' } })], [['a', 'b']]],
  ['one imports what another exports', [template('a', { app: 'x' }, exporting('Id')), template('b', { app: 'y' }, importing({ 'Fn::Sub': 'Id' }))], [['a', 'b']]],
  [
    'one imports what two others export',
    [template('a', { app: 'x' }, exporting('Id')), template('b', { app: 'y' }, exporting('Id')), template('c', { app: 'z' }, importing('Id'))],
    [['a'], ['b'], ['c']],
  ],
  ['two import what nobody exports', [template('a', { app: 'x' }, importing('Id')), template('b', { app: 'y' }, importing('Id'))], [['a'], ['b']]],
  ['names that only the deployment tells', [template('a', { app: 'x' }, exporting({ 'Fn::Sub': '${S}' })), template('b', { app: 'y' }, importing({ 'Fn::Sub': '${S}' }))], [['a'], ['b']]],
  ['three add to one API', [template('a', { app: 'x' }, adding('a1b2c3d4e5')), template('b', { app: 'y' }, adding('a1b2c3d4e5')), template('c', { app: 'z' }, adding('a1b2c3d4e5'))], [['a', 'b', 'c']]],
  ['they add to an API with an id that AWS gives to none', [template('a', { app: 'x' }, adding('my-api')), template('b', { app: 'y' }, adding('my-api'))], [['a'], ['b']]],
  ['they add to one API id in two Regions', [template('a', { app: 'x', ...eu }, adding('a1b2c3d4e5')), template('b', { app: 'y', ...us }, adding('a1b2c3d4e5'))], [['a'], ['b']]],
  ['a chain of imports', [
    template('a', { app: 'x' }, { ...exporting('A'), ...importing('B') }), template('b', { app: 'y' }, { ...exporting('B'), ...importing('C') }), template('c', { app: 'z' }, exporting('C')),
  ], [['a', 'b', 'c']]],
])('templates %s', (_name, templates, groups) => {
  expect(byEnvironment(templates).map((group) => group.map(({ file }) => file))).toEqual(groups);
});
