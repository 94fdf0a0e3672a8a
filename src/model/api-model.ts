import type { DomainMapping, DomainName } from './domain';
import type { RestApi } from './rest';
import type {
  GatewayAccount, LambdaFunction, LambdaPermission, TemplateFacts, VpcLink, WebAclAssociation,
} from './surroundings';
import type { ApiKey, UsagePlan, UsagePlanKey } from './usage';
import type { HttpApi, WebSocketApi } from './v2';

/**
 * What a set of templates says about APIs, in one neutral form. The linter, the diff, the estimate, the
 * exporter, the deployer's preflight and the gateway all read this and nothing else.
 */
export interface ApiModel {
  readonly restApis: readonly RestApi[];
  readonly webSocketApis: readonly WebSocketApi[];
  readonly httpApis: readonly HttpApi[];
  readonly usagePlans: readonly UsagePlan[];
  readonly apiKeys: readonly ApiKey[];
  readonly usagePlanKeys: readonly UsagePlanKey[];
  readonly domains: readonly DomainName[];
  readonly domainMappings: readonly DomainMapping[];
  readonly vpcLinks: readonly VpcLink[];
  readonly functions: readonly LambdaFunction[];
  readonly permissions: readonly LambdaPermission[];
  readonly accounts: readonly GatewayAccount[];
  readonly webAclAssociations: readonly WebAclAssociation[];
  readonly templates: readonly TemplateFacts[];
}
