import { methodNeedsIntegration } from '../../../src/rules/rest/method-needs-integration';
import { http, method, openapi, operation, part, ref, resource, rest, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

const EITHER = {
  Parameters: { Parameter: { Type: 'String', AllowedValues: ['a', 'b'] } },
  Conditions: { A: { 'Fn::Equals': [unknown, 'a'] }, NotA: { 'Fn::Not': [{ Condition: 'A' }] } },
};

testRule(methodNeedsIntegration, {
  valid: [
    {
      name: 'a deployment beside a method that cannot exist with it',
      template: {
        ...EITHER,
        ...rest({
          Get: { ...method(), Condition: 'A' },
          Post: { ...method({ HttpMethod: 'POST' }), Condition: 'NotA' },
          Deployment: part('Deployment', {}, { Condition: 'A', DependsOn: 'Get' }),
          Other: part('Deployment', {}, { Condition: 'NotA', DependsOn: 'Post' }),
        }),
      },
    },
    { name: 'an integration only known at deployment', template: rest({ A: method({ Integration: unknown }) }) },
    { name: 'an integration of a body only known at deployment', template: openapi({ '/a': { get: { 'x-amazon-apigateway-integration': unknown } } }) },
    {
      name: 'a deployment that waits for every method',
      template: rest({ A: method(), B: method({ HttpMethod: 'POST' }), Deployment: part('Deployment', {}, { DependsOn: ['A', 'B'] }) }),
    },
    {
      name: 'a deployment that waits through another resource',
      template: rest({
        A: method(),
        Topic: resource('SNS::Topic', {}, { DependsOn: 'A' }),
        Deployment: part('Deployment', {}, { DependsOn: 'Topic' }),
      }),
    },
    {
      name: 'a deployment that waits through a reference',
      template: rest({
        A: method(),
        Topic: resource('SNS::Topic', { TopicName: ref('A') }),
        Deployment: part('Deployment', { Description: ref('Topic') }),
      }),
    },
    {
      name: 'methods that a nested stack makes',
      template: rest({
        Nested: resource('CloudFormation::Stack', { TemplateURL: 'x' }),
        Deployment: part('Deployment', {}, { DependsOn: 'Nested' }),
      }),
    },
    { name: 'an API that is not in the template', template: template({ Deployment: part('Deployment', { RestApiId: unknown }) }) },
    {
      name: 'methods that a loop makes',
      template: rest({ 'Fn::ForEach::Verbs': ['Verb', ['GET'], { '${Verb}': method() }], 'Deployment': part('Deployment') }),
    },
    { name: 'methods that an include has', template: rest({ 'Fn::Transform': { Name: 'AWS::Include' }, 'Deployment': part('Deployment') }) },
    { name: 'a method of an API only known at deployment', template: rest({ A: method({ RestApiId: unknown }), Deployment: part('Deployment') }) },
    { name: 'methods of a body', template: openapi(operation({}), {}, { Deployment: part('Deployment') }) },
    { name: 'a deployment of a body with paths that are only known at deployment', template: openapi(unknown, {}, { Deployment: part('Deployment') }) },
    { name: 'a deployment of a body with a path that is only known at deployment', template: openapi({ '/a': unknown }, {}, { Deployment: part('Deployment') }) },
    { name: 'a deployment of a body that methods are added to', template: openapi({}, {}, { Get: method(), Deployment: part('Deployment', {}, { DependsOn: 'Get' }) }) },
    { name: 'a body without paths that is not deployed', template: openapi({}) },
    {
      name: 'a deployment that waits for every route',
      template: webSocket({ A: v2('Route', { RouteKey: 'a' }), Deployment: v2('Deployment', {}, { DependsOn: ['A'] }) }),
    },
    {
      name: 'a deployment that may wait for a route of an API only known at deployment',
      template: webSocket({ A: v2('Route', { RouteKey: 'a', ApiId: unknown }), Deployment: v2('Deployment') }),
    },
    { name: 'a deployment of an HTTP API', template: http({ Deployment: v2('Deployment') }) },
  ],
  invalid: [
    {
      name: 'a deployment that does not wait for a method of its own condition',
      template: { ...EITHER, ...rest({ Get: { ...method(), Condition: 'A' }, Deployment: part('Deployment', {}, { Condition: 'A' }) }) },
      findings: [{ logicalId: 'Deployment', message: 'any of them', severity: 'error' }],
    },
    {
      name: 'a deployment without any method',
      template: rest({ Deployment: part('Deployment') }),
      findings: [{ logicalId: 'Deployment', severity: 'error', message: 'at least one method' }],
    },
    {
      name: 'a deployment that waits for none',
      template: rest({ A: method(), Deployment: part('Deployment') }),
      findings: [{ logicalId: 'Deployment', severity: 'error', message: 'any' }],
    },
    {
      name: 'a deployment that waits for some',
      template: rest({ A: method(), B: method({ HttpMethod: 'POST' }), Deployment: part('Deployment', {}, { DependsOn: 'A' }) }),
      findings: [{ logicalId: 'Deployment', severity: 'warning', message: '1 of 2' }],
    },
    {
      name: 'a deployed method without an integration',
      template: rest({ A: method({ Integration: undefined }), Deployment: part('Deployment', {}, { DependsOn: 'A' }) }),
      findings: [{ logicalId: 'A', severity: 'error' }],
    },
    {
      name: 'a method without an integration that nobody deploys',
      template: rest({ A: method({ Integration: undefined }) }),
      findings: [{ logicalId: 'A', severity: 'warning' }],
    },
    {
      name: 'a method without an integration in a body',
      template: openapi({ '/a': { get: {} } }, {}, { Deployment: part('Deployment') }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1a/get', severity: 'error' }],
    },
    {
      name: 'a deployment of a body without paths',
      template: openapi({}, {}, { Deployment: part('Deployment') }),
      findings: [{ logicalId: 'Deployment', message: 'at least one method', severity: 'error' }],
    },
    {
      name: 'a deployment of a body with a path that has no operations',
      template: openapi({ '/a': { parameters: [] } }, {}, { Deployment: part('Deployment') }),
      findings: [{ logicalId: 'Deployment', message: 'at least one method' }],
    },
    {
      name: 'a deployment of a WebSocket API that waits for no route',
      template: webSocket({ A: v2('Route', { RouteKey: 'a' }), Deployment: v2('Deployment') }),
      findings: [{ logicalId: 'Deployment', message: 'must depend on every route', severity: 'error' }],
    },
    {
      name: 'a deployment of a WebSocket API without routes',
      template: webSocket({ Deployment: v2('Deployment') }),
      findings: [{ logicalId: 'Deployment', message: 'at least one route', severity: 'error' }],
    },
  ],
});
