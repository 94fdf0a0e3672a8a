import { wafBodyInspection } from '../../../src/rules/stage/waf-body-inspection';
import { getAtt, resource, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

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
    {
      name: 'the largest size',
      template: rest({ Acl: resource('WAFv2::WebACL', { AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } } } }) }),
    },
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
      name: 'a size that does not exist',
      template: rest({ Acl: resource('WAFv2::WebACL', { AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_128' } } } }) }),
      findings: [{ logicalId: 'Acl', path: '…/API_GATEWAY/DefaultSizeInspectionLimit', actual: 'KB_128', severity: 'error' }],
    },
  ],
});
