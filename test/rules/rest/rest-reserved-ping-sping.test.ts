import { restReservedPingSping } from '../../../src/rules/rest/rest-reserved-ping-sping';
import { openapi, part, path, ref, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restReservedPingSping, {
  valid: [
    { name: 'ping below another path', template: rest({ A: path('a'), Ping: path('ping', ref('A')) }) },
    { name: 'a longer name', template: rest({ A: path('pings') }) },
    { name: 'only known at deployment', template: rest({ A: path(unknown) }) },
    { name: 'another path in a body', template: openapi({ '/pong': {} }) },
  ],
  invalid: [
    {
      name: 'ping at the root',
      template: rest({ Ping: path('ping') }),
      findings: [{ logicalId: 'Ping', path: 'Properties/PathPart', actual: '/ping', severity: 'warning' }],
    },
    {
      name: 'sping at the root of an API on a custom domain',
      template: rest({ Sping: path('sping'), Map: part('BasePathMapping', { DomainName: 'example.com' }) }),
      findings: [{ logicalId: 'Sping', severity: 'error' }],
    },
    {
      name: 'ping in a body, once for all paths below it',
      template: openapi({ '/ping': { get: {} }, '/ping/deep': { get: {} } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1ping' }],
    },
    {
      name: 'a base path of that name',
      template: rest({ Map: part('BasePathMapping', { DomainName: 'example.com', BasePath: 'ping' }) }),
      findings: [{ logicalId: 'Map', path: 'Properties/BasePath' }],
    },
  ],
});
