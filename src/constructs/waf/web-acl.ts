import { ArnFormat, Aws, Fn, Names, RemovalPolicy, Resource, Stack, Token } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct, IConstruct } from 'constructs';
import { allowLogEncryption } from '../log-encryption';
import { ManagedRuleGroup } from './managed-rule-group';

/**
 * Properties of a `WebAcl`.
 */
export interface WebAclProps {
  /**
   * Name of the web ACL.
   * @default - CloudFormation makes one
   */
  readonly webAclName?: string;

  /**
   * Managed rule groups, in the order in which they are asked.
   * @default - the IP reputation list, the common rules and the known bad inputs of AWS
   */
  readonly managedRuleGroups?: ManagedRuleGroup[];

  /**
   * Requests that one address may send in five minutes before it is blocked; 10 to 2,000,000,000.
   * @default - no limit by address
   */
  readonly rateLimit?: number;

  /**
   * How long the log of inspected requests is kept.
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * What happens to the log when the web ACL goes. The log of a web ACL that is deployed again is a new one, beside that which was kept.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly logRemovalPolicy?: RemovalPolicy;

  /**
   * Key that the log is encrypted with. Its policy lets CloudWatch Logs use it.
   * @default - the key of CloudWatch Logs
   */
  readonly logEncryptionKey?: kms.IKey;
}

const MIN_RATE = 10;
const MAX_RATE = 2_000_000_000;

/**
 * A web ACL for REST API stages: managed rules, a rate limit by address, and a log.
 *
 * WAF looks at a request before resource policies, authorizers and API keys do. It protects stages of
 * REST APIs; a WebSocket stage cannot have one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
 */
export class WebAcl extends Resource {
  /**
   * The ARN of the web ACL.
   */
  public readonly webAclArn: string;

  /**
   * The group that inspected requests are logged to.
   */
  public readonly logGroup: logs.ILogGroup;

  constructor(scope: Construct, id: string, props: WebAclProps = {}) {
    super(scope, id, { physicalName: props.webAclName });
    const { rateLimit } = props;
    if (rateLimit !== undefined && !Token.isUnresolved(rateLimit) && (rateLimit < MIN_RATE || rateLimit > MAX_RATE || !Number.isInteger(rateLimit))) {
      throw new Error(`rateLimit must be a whole number of ${MIN_RATE} to ${MAX_RATE} requests in five minutes, got ${rateLimit}`);
    }
    const groups = props.managedRuleGroups ?? [ManagedRuleGroup.IP_REPUTATION, ManagedRuleGroup.COMMON, ManagedRuleGroup.KNOWN_BAD_INPUTS];

    const resource = new wafv2.CfnWebACL(this, 'Resource', {
      name: props.webAclName,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(Names.uniqueResourceName(this, { maxLength: 128 })),
      rules: [
        ...(rateLimit === undefined ? [] : [rateRule(rateLimit)]),
        ...groups.map((group, index) => groupRule(group, index + 1)),
      ],
    });
    this.webAclArn = resource.attrArn;

    if (props.logEncryptionKey) allowLogEncryption(this, props.logEncryptionKey);
    this.logGroup = new logs.LogGroup(this, 'Log', {
      logGroupName: `aws-waf-logs-${Names.uniqueResourceName(this, { maxLength: 100, separator: '-' }).toLowerCase()}-${stackPart()}`,
      retention: props.logRetention ?? logs.RetentionDays.THREE_MONTHS,
      encryptionKey: props.logEncryptionKey,
      removalPolicy: props.logRemovalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    new wafv2.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAclArn,
      // Without the trailing `:*` that `logGroupArn` has: WAF refuses it.
      logDestinationConfigs: [Stack.of(this).formatArn({
        service: 'logs', resource: 'log-group', resourceName: this.logGroup.logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      })],
    });
  }

  /**
   * Puts a REST API stage behind this web ACL. A stage can have one web ACL.
   *
   * @param stage a stage of a REST API: of this library, or of aws-cdk-lib, `CfnStage` included
   * @throws when the stage belongs to a WebSocket or HTTP API, which WAF cannot protect
   */
  public associate(stage: IConstruct): void {
    const reference = (stage as Partial<apigateway.IStageRef>).stageRef as Partial<apigateway.StageReference> | undefined;
    const restApiId = (stage as Partial<apigateway.IStage>).restApi?.restApiId ?? reference?.restApiId;
    const stageName = (stage as Partial<apigateway.IStage>).stageName ?? reference?.stageName;
    if (restApiId === undefined || stageName === undefined) {
      throw new Error(`a web ACL protects stages of REST APIs only, got ${stage.node.path}: AWS WAF cannot be associated with a WebSocket or HTTP API; put Amazon CloudFront with a web ACL in front of it`);
    }
    const association = new wafv2.CfnWebACLAssociation(this, `Association${stage.node.addr.slice(-8)}`, {
      webAclArn: this.webAclArn,
      resourceArn: Stack.of(stage).formatArn({
        service: 'apigateway',
        account: '',
        resource: 'restapis',
        resourceName: `${restApiId}/stages/${stageName}`,
        arnFormat: ArnFormat.SLASH_RESOURCE_SLASH_RESOURCE_NAME,
      }),
    });
    association.node.addDependency(stage);
  }
}

/**
 * Tells stacks of one name apart, and a stack from the one of that name that was deleted and left its log: the end of the stack's id. WAF
 * writes to groups whose name begins with `aws-waf-logs-` only, so CloudFormation cannot make the name.
 */
function stackPart(): string {
  return Fn.select(4, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
}

function visibility(metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}

function rateRule(limit: number): wafv2.CfnWebACL.RuleProperty {
  return {
    name: 'RateLimit',
    priority: 0,
    action: { block: {} },
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit } },
    visibilityConfig: visibility('RateLimit'),
  };
}

function groupRule({ vendorName, name }: ManagedRuleGroup, priority: number): wafv2.CfnWebACL.RuleProperty {
  return {
    name: `${vendorName}-${name}`,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName, name } },
    visibilityConfig: visibility(`${vendorName}-${name}`),
  };
}
