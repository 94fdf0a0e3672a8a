import { stageReference } from '../../../src/rules/stage/stage-reference';
import { http, part, ref, resource, rest, serverless, unknown, v2 } from '../templates';
import { testRule } from '../test-rule';

const plan = (Stage: unknown, more: Record<string, unknown> = {}) => resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: ref('Api'), Stage }] }, more);
const mapping = (Stage: unknown, more: Record<string, unknown> = {}) => resource('ApiGateway::BasePathMapping', { DomainName: 'api.example.com', RestApiId: ref('Api'), Stage }, more);
const STAGE = { Prod: part('Stage', { StageName: 'prod' }) };

testRule(stageReference, {
  valid: [
    { name: 'a reference to the stage', template: rest({ ...STAGE, Plan: plan(ref('Prod')), Mapping: mapping(ref('Prod')) }) },
    { name: 'a name with a dependency', template: rest({ ...STAGE, Plan: plan('prod', { DependsOn: 'Prod' }) }) },
    { name: 'a name with a dependency through another resource', template: rest({ ...STAGE, Other: resource('SNS::Topic', {}, { DependsOn: ['Prod'] }), Plan: plan('prod', { DependsOn: 'Other' }) }) },
    { name: 'a stage that a deployment makes', template: rest({ Deployment: part('Deployment', { StageName: 'prod' }), Plan: plan('prod', { DependsOn: 'Deployment' }) }) },
    { name: 'a name only known at deployment', template: rest({ ...STAGE, Plan: plan(unknown) }) },
    { name: 'a stage whose name is only known at deployment', template: rest({ Prod: part('Stage', { StageName: unknown }), Plan: plan('prod') }) },
    { name: 'an API that is elsewhere', template: rest({ Plan: resource('ApiGateway::UsagePlan', { ApiStages: [{ ApiId: 'a1b2c3', Stage: 'prod' }] }) }) },
    { name: 'a nested stack that may make the stage', template: rest({ Plan: plan('prod'), Nested: resource('CloudFormation::Stack', { Parameters: { Api: ref('Api') } }) }) },
    { name: 'a stage of an API only known at deployment', template: rest({ Prod: part('Stage', { RestApiId: unknown, StageName: 'prod' }), Plan: plan('prod') }) },
    { name: 'the stage that quick create makes', template: http({ Mapping: v2('ApiMapping', { DomainName: 'api.example.com', Stage: '$default' }) }, { Target: 'arn:aws:lambda:us-east-1:111122223333:function:f' }) },
    { name: 'SAM', template: serverless({ Get: { Path: '/', Method: 'get' } }, { Auth: { UsagePlan: { CreateUsagePlan: 'PER_API' } } }) },
    { name: 'a mapping of an HTTP API', template: http({ Stage: v2('Stage', { StageName: '$default' }), Mapping: v2('ApiMapping', { DomainName: 'api.example.com', Stage: '$default' }, { DependsOn: 'Stage' }) }) },
  ],
  invalid: [
    { name: 'a stage that is not there', template: rest({ ...STAGE, Plan: plan('dev') }), findings: [{ logicalId: 'Plan', path: 'Properties/ApiStages/0/Stage', message: "stage 'dev' of Api does not exist; it has 'prod'", actual: 'dev', severity: 'error' }] },
    { name: 'no stage', template: rest({ Plan: plan('dev') }), findings: [{ logicalId: 'Plan', message: 'it has no stage', severity: 'warning' }] },
    { name: 'a name without a dependency', template: rest({ ...STAGE, Plan: plan('prod') }), findings: [{ logicalId: 'Plan', message: 'Plan may be created before Prod', severity: 'warning' }] },
    { name: 'a mapping', template: rest({ ...STAGE, Mapping: mapping('dev') }), findings: [{ logicalId: 'Mapping', path: 'Properties/Stage', severity: 'error' }] },
    { name: 'a key', template: rest({ ...STAGE, Key: resource('ApiGateway::ApiKey', { StageKeys: [{ RestApiId: ref('Api'), StageName: 'dev' }] }) }), findings: [{ logicalId: 'Key', path: 'Properties/StageKeys/0/StageName' }] },
    { name: 'a mapping of an HTTP API', template: http({ Stage: v2('Stage', { StageName: '$default' }), Mapping: v2('ApiMapping', { DomainName: 'api.example.com', Stage: 'prod' }) }), findings: [{ logicalId: 'Mapping', path: 'Properties/Stage', severity: 'error' }] },
  ],
});
