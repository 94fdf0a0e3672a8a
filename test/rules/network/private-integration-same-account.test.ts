import { privateIntegrationSameAccount } from '../../../src/rules/network/private-integration-same-account';
import { http, integration, ref, resource, rest, unknown, v2 } from '../templates';
import { testRule } from '../test-rule';

testRule(privateIntegrationSameAccount, {
  valid: [
    {
      name: 'a VPC link',
      template: http({ I: v2('Integration', { IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: unknown }) }),
    },
    {
      name: 'a load balancer behind a link of the second generation',
      template: rest({
        Link: resource('ApiGatewayV2::VpcLink', { Name: 'a' }),
        Get: integration({ Type: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: ref('Link'), IntegrationTarget: 'arn' }),
      }),
    },
    {
      name: 'a listener',
      template: http({
        I: v2('Integration', {
          IntegrationType: 'HTTP_PROXY',
          ConnectionType: 'VPC_LINK',
          ConnectionId: 'a',
          IntegrationUri: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/a/b/c',
        }),
      }),
    },
    {
      name: 'a listener in the account of the stack',
      context: { account: '111122223333' },
      template: http({
        I: v2('Integration', {
          IntegrationType: 'HTTP_PROXY',
          ConnectionType: 'VPC_LINK',
          ConnectionId: 'a',
          IntegrationUri: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/a/b/c',
        }),
      }),
    },
  ],
  invalid: [
    {
      name: 'no VPC link',
      template: http({ I: v2('Integration', { IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK' }) }),
      findings: [{ logicalId: 'I', message: 'ConnectionId', severity: 'error' }],
    },
    {
      name: 'no load balancer behind a link of the second generation',
      template: rest({
        Link: resource('ApiGatewayV2::VpcLink', { Name: 'a' }),
        Get: integration({ Type: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: ref('Link') }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration', message: 'IntegrationTarget' }],
    },
    {
      name: 'a URL',
      template: http({
        I: v2('Integration', { IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: 'a', IntegrationUri: 'http://internal.example.com' }),
      }),
      findings: [{ logicalId: 'I', path: 'Properties/IntegrationUri', message: 'by its ARN', severity: 'error' }],
    },
    {
      name: 'a listener in another account',
      context: { account: '444455556666' },
      template: http({
        I: v2('Integration', {
          IntegrationType: 'HTTP_PROXY',
          ConnectionType: 'VPC_LINK',
          ConnectionId: 'a',
          IntegrationUri: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/a/b/c',
        }),
      }),
      findings: [{ logicalId: 'I', path: 'Properties/IntegrationUri', message: 'own account 444455556666', actual: '111122223333', severity: 'error' }],
    },
    {
      name: 'a load balancer in another account',
      context: { account: '444455556666' },
      template: rest({
        Link: resource('ApiGatewayV2::VpcLink', { Name: 'a' }),
        Get: integration({
          Type: 'HTTP_PROXY',
          ConnectionType: 'VPC_LINK',
          ConnectionId: ref('Link'),
          IntegrationTarget: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/b',
        }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/IntegrationTarget', actual: '111122223333' }],
    },
  ],
});
