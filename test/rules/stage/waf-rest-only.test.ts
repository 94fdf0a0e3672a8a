import { wafRestOnly } from '../../../src/rules/stage/waf-rest-only';
import { getAtt, part, ref, resource, rest, template, unknown, webSocket } from '../templates';
import { testRule } from '../test-rule';

const association = (ResourceArn: unknown) => resource('WAFv2::WebACLAssociation', {
  ResourceArn, WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b',
});
const stageArn = (stage: unknown) => ({ 'Fn::Join': ['', ['arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/', stage]] });

testRule(wafRestOnly, {
  valid: [
    {
      name: 'stages of two imported ARNs',
      template: template({ Dev: association({ 'Fn::ImportValue': 'dev' }), Prod: association({ 'Fn::ImportValue': 'prod' }) }),
    },
    {
      name: 'stages whose ARNs are put together of imports',
      template: template({ Dev: association(stageArn({ 'Fn::ImportValue': 'dev' })), Prod: association(stageArn({ 'Fn::ImportValue': 'prod' })) }),
    },
    {
      name: 'stages of another stack of the app',
      templates: [
        { ...rest({ Dev: part('Stage', { StageName: 'dev' }), Prod: part('Stage', { StageName: 'prod' }) }), Outputs: { Dev: { Value: ref('Dev'), Export: { Name: 'dev' } }, Prod: { Value: ref('Prod'), Export: { Name: 'prod' } } } },
        template({ A: association(stageArn({ 'Fn::ImportValue': 'dev' })), B: association(stageArn({ 'Fn::ImportValue': 'prod' })) }),
      ],
    },
    {
      name: 'a REST stage',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}' },
          WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b',
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: unknown, WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b' }),
      }),
    },
    {
      name: 'a load balancer, twice',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: 'arn:aws:elasticloadbalancing:a',
          WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b',
        }),
        Second: resource('WAFv2::WebACLAssociation', { ResourceArn: 'arn:aws:elasticloadbalancing:a' }),
      }),
    },
    { name: 'a stage that a parameter names', template: rest({ Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:us-east-1::${Path}' }, WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b' }) }) },
    {
      name: 'an ARN whose end is only known at deployment',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}::/restapis/${Parameter}' }, WebACLArn: unknown }),
      }),
    },
  ],
  invalid: [
    {
      name: 'one imported ARN twice',
      template: template({ A: association(stageArn({ 'Fn::ImportValue': 'prod' })), B: association(stageArn({ 'Fn::ImportValue': 'prod' })) }),
      findings: [{ logicalId: 'B', message: 'stage can have one web ACL, A gives it another', severity: 'error' }],
    },
    {
      name: 'a WebSocket stage by its ARN',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: 'arn:aws:apigateway:us-east-1::/apis/a/stages/b',
          WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b',
        }),
      }),
      findings: [{ logicalId: 'Waf', path: 'Properties/ResourceArn', severity: 'error' }],
    },
    {
      name: 'a WebSocket stage written as a REST stage',
      template: webSocket({
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:us-east-1::/restapis/${Api}/stages/prod' },
          WebACLArn: 'arn',
        }),
      }),
      findings: [{ logicalId: 'Waf' }],
    },
    {
      name: 'two web ACLs on one stage',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}' },
          WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b',
        }),
        Waf2: resource('WAFv2::WebACLAssociation', {
          ResourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}' },
        }),
      }),
      findings: [{ logicalId: 'Waf2', message: 'Waf gives it another' }],
    },
    {
      name: 'a web ACL for CloudFront',
      template: rest({
        Acl: resource('WAFv2::WebACL', { Scope: 'CLOUDFRONT' }),
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}' },
          WebACLArn: getAtt('Acl', 'Arn'),
        }),
      }),
      findings: [{ logicalId: 'Waf', path: 'Properties/WebACLArn' }],
    },
    { name: 'an ARN with an account', template: rest({ Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: 'arn:aws:apigateway:us-east-1:111122223333:/restapis/abc/stages/prod', WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b' }) }), findings: [{ logicalId: 'Waf', path: 'Properties/ResourceArn', message: 'ARN of a stage must be' }] },
    { name: 'an ARN without a stage', template: rest({ Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:us-east-1::/restapis/${Api}' }, WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b' }) }), findings: [{ logicalId: 'Waf' }] },
    { name: 'an ARN for calling', template: rest({ Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: 'arn:aws:execute-api:us-east-1:111122223333:abc/prod', WebACLArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b' }) }), findings: [{ logicalId: 'Waf' }] },
    {
      name: 'the ARN of an API',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}::/restapis/${Api}' }, WebACLArn: unknown }),
      }),
      findings: [{ logicalId: 'Waf', path: 'Properties/ResourceArn', message: 'ARN of a stage must be', severity: 'error' }],
    },
    {
      name: 'an ARN with an account',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:${AWS::AccountId}:/restapis/${Api}/stages/${Stage}' }, WebACLArn: unknown }),
      }),
      findings: [{ logicalId: 'Waf', path: 'Properties/ResourceArn', message: 'ARN of a stage must be', severity: 'error' }],
    },
    {
      name: 'the ARN that permissions have',
      template: rest({
        Stage: part('Stage', { StageName: 'prod' }),
        Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/prod' }, WebACLArn: unknown }),
      }),
      findings: [{ logicalId: 'Waf', path: 'Properties/ResourceArn', message: 'ARN of a stage must be', severity: 'error' }],
    },
  ],
});
