import { CfnCondition, CfnParameter, CfnResource, Fn, RemovalPolicy, Stack, Stage, Token, Validations } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { AccountRoleReader } from './account-role-reader';
import { LOGGING_ROLE_PARAMETER } from '../model';

const ROLES = new WeakMap<IConstruct, Map<string, CloudWatchRole>>();
const MANAGED_POLICY = 'service-role/AmazonAPIGatewayPushToCloudWatchLogs';

/**
 * The role with which API Gateway writes to CloudWatch Logs: one for all APIs of an account in a region.
 *
 * An app makes it once for each account and region, in the first stack that needs it; the other stacks are
 * deployed after that one. The role and the setting outlive the stack (`RETAIN`), so deleting the stack does
 * not silence the APIs of others.
 *
 * A role that the account has already stays. CloudFormation can set the role and cannot read it, so a function of the stack reads it
 * during the deployment, once. Parameter `ApiGatewayCloudWatchRoleArn` makes that unnecessary: with the ARN of the role that the account has,
 * the stack makes neither role nor function. `gatehouse deploy` looks the role up and gives it; `cloudWatchRole: false` on an API leaves
 * the account alone altogether.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class CloudWatchRole extends Construct {
  /**
   * The role of the scope's account and region. Makes it in the scope's stack when the app has none yet; call
   * it first with another stack to choose where it lives.
   */
  public static ensure(scope: Construct): CloudWatchRole {
    const stack = outermost(Stack.of(scope));
    const assembly = Stage.of(scope) ?? stack;
    const roles = ROLES.get(assembly) ?? new Map<string, CloudWatchRole>();
    ROLES.set(assembly, roles);
    const role = roles.get(stack.environment) ?? new CloudWatchRole(stack, 'ApiGatewayCloudWatchRole');
    roles.set(stack.environment, role);
    return role;
  }

  /**
   * The role as an API decides. One that wants none has seen to it: no finding tells it again.
   * @internal
   */
  public static _decided(api: Construct, wanted: boolean = true): CloudWatchRole | undefined {
    if (wanted) return CloudWatchRole.ensure(api);
    Validations.of(api).acknowledge({ id: 'cdk-gatehouse::logging-needs-account-role', reason: 'cloudWatchRole is false: the role of the account is set elsewhere' });
    return undefined;
  }

  /**
   * The account's setting, for what must come after it.
   */
  public readonly resource: apigateway.CfnAccount;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const parameter = new CfnParameter(this, 'RoleArn', {
      type: 'String',
      default: '',
      allowedPattern: '(arn:.+)?',
      description: 'Role that the account has for the logs of API Gateway; empty: read it, and make one if there is none',
    });
    parameter.overrideLogicalId(LOGGING_ROLE_PARAMETER);
    const isMissing = new CfnCondition(this, 'IsMissing', { expression: Fn.conditionEquals(parameter.valueAsString, '') });
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.CompositePrincipal(new iam.ServicePrincipal('apigateway.amazonaws.com'), new iam.ServicePrincipal('lambda.amazonaws.com')),
      inlinePolicies: { ReadAccount: AccountRoleReader.policy(this) },
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(MANAGED_POLICY)],
    });
    (role.node.defaultChild as CfnResource).cfnOptions.condition = isMissing;
    const reader = new AccountRoleReader(this, 'Existing', role, isMissing);
    this.resource = new apigateway.CfnAccount(this, 'Resource', {
      cloudWatchRoleArn: Token.asString(Fn.conditionIf(isMissing.logicalId, reader.roleArn, parameter.valueAsString)),
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const { partition } = Stack.of(this);
    Validations.of(role).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM4[Policy::arn:${Token.isUnresolved(partition) ? '<AWS::Partition>' : partition}:iam::aws:policy/${MANAGED_POLICY}]`,
      reason: 'the managed policy is the one that API Gateway prescribes for its CloudWatch role',
    });
  }
}

/** A nested stack comes and goes with its parent, and nobody can give it parameters. */
function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}
