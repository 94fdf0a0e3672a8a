import { isKnown, type ApiModel, type Value } from '../../model';
import { asString, own } from '../../model/coerce';
import type { Template } from '../template';
import { readDomainMapping, readDomainName, readV2DomainName } from './domain';
import type { Entry } from './entry';
import { readFacts } from './facts';
import type { ReadOptions } from './options';
import { readRestApis } from './rest';
import { readServerlessUsagePlans } from './serverless';
import { serverlessDomains } from './serverless-domain';
import { serverlessPermissions } from './serverless-permissions';
import { Stacks } from './stacks';
import { readAccount, readFunction, readPermission, readVpcLink, readWebAclAssociation } from './surroundings';
import { readApiKey, readUsagePlan, readUsagePlanKey, type StageNames } from './usage';
import { readV2Apis } from './v2-apis';

/**
 * Reads everything that a set of templates says about APIs into one model: from resources and from OpenAPI bodies
 * alike, across stacks, and from SAM as far as it is visible before its transform. Never fails; what makes no sense is
 * skipped or unresolved. Resources with a condition are included.
 */
export function readModel(templates: readonly Template[], options: ReadOptions = {}): ApiModel {
  const stacks = new Stacks(templates, options);
  const names = stageNames(stacks);
  const serverless = serverlessDomains(stacks);
  const all = <T>(types: readonly string[], read: (entry: Entry) => T): T[] => stacks.ofType(...types).map(read);
  return {
    restApis: readRestApis(stacks, options),
    ...readV2Apis(stacks),
    usagePlans: [
      ...all(['AWS::ApiGateway::UsagePlan'], (entry) => readUsagePlan(entry.properties, entry.origin, entry.links, names(entry))),
      ...all(['AWS::Serverless::Api'], (entry) => readServerlessUsagePlans(entry.properties, entry.origin)).flat(),
    ],
    apiKeys: all(['AWS::ApiGateway::ApiKey'], (entry) => readApiKey(entry.properties, entry.origin, entry.links, names(entry))),
    usagePlanKeys: all(['AWS::ApiGateway::UsagePlanKey'], (entry) => readUsagePlanKey(entry.properties, entry.origin, entry.links)),
    domains: [
      ...all(['AWS::ApiGateway::DomainName'], (entry) => readDomainName(entry.properties, entry.origin)),
      ...all(['AWS::ApiGateway::DomainNameV2'], (entry) => readDomainName(entry.properties, entry.origin, 'private')),
      ...all(['AWS::ApiGatewayV2::DomainName'], (entry) => readV2DomainName(entry.properties, entry.origin)),
      ...serverless.domains,
    ],
    domainMappings: [
      ...MAPPINGS.flatMap(([type, generation]) =>
        all([type], (entry) => readDomainMapping(entry.properties, entry.origin, entry.links, generation, names(entry)))),
      ...serverless.domainMappings,
    ],
    vpcLinks: [
      ...all(['AWS::ApiGateway::VpcLink'], (entry) => readVpcLink(entry.properties, entry.origin, 'v1')),
      ...all(['AWS::ApiGatewayV2::VpcLink'], (entry) => readVpcLink(entry.properties, entry.origin, 'v2')),
    ],
    functions: all(['AWS::Lambda::Function', 'AWS::Serverless::Function'], (entry) => readFunction(entry.properties, entry.origin)),
    permissions: [
      ...all(['AWS::Lambda::Permission'], (entry) => readPermission(entry.properties, entry.origin, entry.links)),
      ...serverlessPermissions(stacks),
    ].map((permission) => ({ ...permission, function: functionBehind(permission.function, stacks) })),
    accounts: all(['AWS::ApiGateway::Account'], (entry) => readAccount(entry.properties, entry.origin)),
    webAclAssociations: all(['AWS::WAFv2::WebACLAssociation'], (entry) => readWebAclAssociation(entry.properties, entry.origin)),
    templates: stacks.all.map((stack) => readFacts(stack, options)),
  };
}

const MAPPINGS = [
  ['AWS::ApiGateway::BasePathMapping', 'v1'],
  ['AWS::ApiGateway::BasePathMappingV2', 'private'],
  ['AWS::ApiGatewayV2::ApiMapping', 'v2'],
] as const;

/** A stage's resource stands for its name. */
function stageNames(stacks: Stacks): (entry: Entry) => StageNames {
  return (entry) => (value) => {
    const link = entry.links.linkOf(value);
    const stage = link && stacks.byKey(link.key);
    const isStage = stage?.type === 'AWS::ApiGateway::Stage' || stage?.type === 'AWS::ApiGatewayV2::Stage';
    return (isStage ? asString(own(stage.properties, 'StageName')) : undefined) ?? asString(value);
  };
}

/** A permission on an alias or a version is one on its function. */
function functionBehind(key: Value<string> | undefined, stacks: Stacks): Value<string> | undefined {
  const entry = isKnown(key) ? stacks.byKey(key) : undefined;
  if (entry?.type !== 'AWS::Lambda::Alias' && entry?.type !== 'AWS::Lambda::Version') return key;
  return entry.links.linkOf(own(entry.properties, 'FunctionName'))?.key ?? key;
}
