import { wafBodyInspection } from '../../../src/rules/stage/waf-body-inspection';
import { getAtt, part, resource, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

const unassociated = (Scope: string, staged = true) => rest({
  Acl: resource('WAFv2::WebACL', { Scope, Rules: [{ Statement: { SqliMatchStatement: { FieldToMatch: { Body: { OversizeHandling: 'CONTINUE' } } } } }] }),
  ...(staged && { Stage: part('Stage', { StageName: 'prod' }) }),
});

testRule(wafBodyInspection, {
  valid: [
    {
      name: 'long bodies that match',
      template: rest({
        Acl: resource('WAFv2::WebACL', {
          Rules: [{ Statement: { SqliMatchStatement: { FieldToMatch: { Body: { OversizeHandling: 'MATCH' } } } } }],
        }),
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}' },
          WebACLArn: getAtt('Acl', 'Arn'),
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Acl: resource('WAFv2::WebACL', {
          Rules: [{ Statement: { SqliMatchStatement: { FieldToMatch: { Body: { OversizeHandling: unknown } } } } }],
        }),
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}' },
          WebACLArn: getAtt('Acl', 'Arn'),
        }),
      }),
    },
    {
      name: 'a web ACL of a load balancer',
      template: rest({
        Acl: resource('WAFv2::WebACL', {
          Rules: [{ Statement: { SqliMatchStatement: { FieldToMatch: { Body: { OversizeHandling: 'CONTINUE' } } } } }],
        }),
        Waf: resource('WAFv2::WebACLAssociation', { ResourceArn: 'arn:aws:elasticloadbalancing:a', WebACLArn: getAtt('Acl', 'Arn') }),
      }),
    },
    { name: 'the largest size', template: rest({ Acl: resource('WAFv2::WebACL', { AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } } } }) }) },
    { name: 'a size only known at deployment', template: rest({ Acl: resource('WAFv2::WebACL', { AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: unknown } } } }) }) },
    { name: 'a web ACL of Amazon CloudFront', template: unassociated('CLOUDFRONT') },
    { name: 'a web ACL without a stage that it could be for', template: unassociated('REGIONAL', false) },
  ],
  invalid: [
    {
      name: 'long bodies that go on',
      template: rest({
        Acl: resource('WAFv2::WebACL', {
          Rules: [{ Statement: { SqliMatchStatement: { FieldToMatch: { Body: { OversizeHandling: 'CONTINUE' } } } } }],
        }),
        Waf: resource('WAFv2::WebACLAssociation', {
          ResourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}' },
          WebACLArn: getAtt('Acl', 'Arn'),
        }),
      }),
      findings: [
        { logicalId: 'Acl', path: 'Properties/Rules/0/Statement/SqliMatchStatement/FieldToMatch/Body/OversizeHandling', severity: 'warning' },
      ],
    },
    {
      name: 'a size that is not offered',
      template: rest({ Acl: resource('WAFv2::WebACL', { AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_128' } } } }) }),
      findings: [{ logicalId: 'Acl', path: 'Properties/AssociationConfig/RequestBody/API_GATEWAY/DefaultSizeInspectionLimit', actual: 'KB_128', severity: 'error' }],
    },
    {
      name: 'a web ACL that nothing refers to, beside a stage',
      template: unassociated('REGIONAL'),
      findings: [{ logicalId: 'Acl', path: 'Properties/Rules/0/Statement/SqliMatchStatement/FieldToMatch/Body/OversizeHandling', severity: 'warning' }],
    },
  ],
});
