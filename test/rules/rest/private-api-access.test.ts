import { privateApiAccess } from '../../../src/rules/rest/private-api-access';
import { openapi, part, rest, serverless, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(privateApiAccess, {
  valid: [
    {
      name: 'access of SAM that is only known at deployment',
      template: serverless({ Get: { Path: '/', Method: 'get' } }, { EndpointConfiguration: { Type: 'PRIVATE' }, Auth: unknown }),
    },
    {
      name: 'a policy with a condition',
      template: rest({ Deployment: part('Deployment') }, {
        EndpointConfiguration: { Types: ['PRIVATE'] },
        Policy: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: 'execute-api:Invoke',
              Resource: '*',
              Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
            },
          ],
        },
      }),
    },
    {
      name: 'a policy that denies what is not meant',
      template: rest({ Deployment: part('Deployment') }, {
        EndpointConfiguration: { Types: ['PRIVATE'] },
        Policy: {
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' },
            { Effect: 'Deny', Principal: '*', Condition: {} },
          ],
        },
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({ Deployment: part('Deployment') }, { EndpointConfiguration: { Types: ['PRIVATE'] }, Policy: unknown }),
    },
    { name: 'a Regional API', template: rest({}, { EndpointConfiguration: { Types: ['REGIONAL'] } }) },
    {
      name: 'a policy in a body',
      template: openapi(
        {},
        { 'x-amazon-apigateway-policy': { Statement: { Effect: 'Allow', Principal: { AWS: 'arn' } } } },
        {},
        { EndpointConfiguration: { Types: ['PRIVATE'] } },
      ),
    },
    {
      name: 'a resource policy of SAM',
      template: serverless({ A: { Path: '/a', Method: 'get' } }, { EndpointConfiguration: { Type: 'PRIVATE' }, Auth: { ResourcePolicy: { SourceVpcWhitelist: ['vpce-1'] } } }),
    },
  ],
  invalid: [
    {
      name: 'no policy',
      template: rest({ Deployment: part('Deployment') }, { EndpointConfiguration: { Types: ['PRIVATE'] } }),
      findings: [{ logicalId: 'Api', severity: 'error' }],
    },
    {
      name: 'no policy, and not deployed here',
      template: rest({ }, { EndpointConfiguration: { Types: ['PRIVATE'] } }),
      findings: [{ logicalId: 'Api', severity: 'warning' }],
    },
    {
      name: 'a policy that lets nobody in',
      template: rest({ Deployment: part('Deployment') }, {
        EndpointConfiguration: { Types: ['PRIVATE'] },
        Policy: { Statement: [{ Effect: 'Deny', Principal: '*' }] },
      }),
      findings: [{ logicalId: 'Api', path: 'Properties/Policy', severity: 'warning' }],
    },
    {
      name: 'a policy that lets everybody in',
      template: rest({ Deployment: part('Deployment') }, {
        EndpointConfiguration: { Types: ['PRIVATE'] },
        Policy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }] },
      }),
      findings: [{ logicalId: 'Api', message: 'everybody', severity: 'warning' }],
    },
    {
      name: 'no resource policy in SAM',
      template: serverless({ A: { Path: '/a', Method: 'get' } }, { EndpointConfiguration: { Type: 'PRIVATE' } }),
      findings: [{ logicalId: 'Api', severity: 'error' }],
    },
  ],
});
