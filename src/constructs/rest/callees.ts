import { Aspects, Names, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct, IConstruct } from 'constructs';
import type { InvokePermissions } from '../invoke-permissions';
import { publish } from '../published-version';
import { functionOf, isRetained, retain, retainFunction, retainRole } from '../retention';
import { invocationUri } from './invocation-uri';

/**
 * What an API calls: functions and roles that its deployments name and that must be there as long as a deployment is.
 *
 * With a stage that is released by canary, plain functions of integrations are called by version, so that each deployment
 * runs the code it was made with, and everything called is retained. The stage may be added before or after the routes.
 */
export class Callees {
  private releasesByCanary = false;
  private readonly integrated = new Map<lambda.IFunction, Set<string>>();
  private readonly targets = new Map<lambda.IFunction, lambda.IFunction>();
  private readonly functions = new Set<lambda.IFunction>();
  private readonly roles = new Set<iam.IRole>();
  private readonly grants = new Map<iam.Policy, iam.Role>();
  private readonly uris = new Map<string, string>();

  constructor(private readonly api: Construct, private readonly permissions: InvokePermissions) {
    // Grants may be added to a role until the very end, and removal policies set, by the app or by its aspects.
    Aspects.of(api).add({ visit: (node) => this.retainAll(node) });
  }

  /**
   * Where an integration invokes a function, and permission for it.
   * @param callers `stage/METHOD/path`, with `*` for any
   */
  public integrate(fn: lambda.IFunction, callers: string, role?: iam.IRole): string {
    this.functions.add(fn);
    if (this.releasesByCanary) this.publish(fn);
    const known = this.integrated.get(fn) ?? new Set<string>();
    this.integrated.set(fn, known);
    if (role) {
      this.grant(fn, role);
    } else if (!known.has(callers)) {
      this.permissions.allow(this.targetOf(fn), callers);
      known.add(callers);
    }
    return this.uriOf(fn, 'integration', () => this.targetOf(fn).functionArn);
  }

  /** Where an authorizer invokes a function, and permission for it. */
  public authorize(fn: lambda.IFunction, role?: iam.IRole): string {
    this.functions.add(fn);
    if (role) this.grant(fn, role);
    else this.permissions.allow(fn, 'authorizers/*');
    return this.uriOf(fn, 'authorizer', () => fn.functionArn);
  }

  /** Has integrations of an AWS service use a role. */
  public use(role: iam.IRole): void {
    this.roles.add(role);
  }

  /** Called for each stage that is released by canary. */
  public releaseByCanary(): void {
    if (this.releasesByCanary) return;
    this.releasesByCanary = true;
    for (const [fn, callers] of this.integrated) {
      this.publish(fn);
      const target = this.targetOf(fn);
      if (target === fn) continue;
      for (const each of callers) {
        this.permissions.withdraw(fn, each);
        this.permissions.allow(target, each);
      }
    }
  }

  private publish(fn: lambda.IFunction): void {
    if (this.targets.has(fn)) return;
    const published = publish(this.api, fn);
    this.targets.set(fn, 'version' in published ? published.version : fn);
    if ('version' in published) return;
    Validations.of(fn).addWarning('cdk-gatehouse:canary-shares-code',
      `canary releases of ${this.api.node.path} do not split the code of ${fn.node.path}, which reaches all callers at once: ${published.reason}`);
  }

  private targetOf(fn: lambda.IFunction): lambda.IFunction {
    return this.targets.get(fn) ?? fn;
  }

  private uriOf(fn: lambda.IFunction, kind: string, arn: () => string): string {
    const key = `${kind} ${Names.nodeUniqueId(fn.node)}`;
    const uri = this.uris.get(key) ?? invocationUri(arn);
    this.uris.set(key, uri);
    return uri;
  }

  /**
   * Lets a role invoke a function by a policy of its own. In the role's policy the next template could drop the statement that an
   * older deployment needs.
   */
  private grant(fn: lambda.IFunction, role: iam.IRole): void {
    this.roles.add(role);
    if (!(role instanceof iam.Role)) {
      functionOf(fn).grantInvoke(role);
      return;
    }
    const id = `${Names.nodeUniqueId(role.node)}:${Names.nodeUniqueId(functionOf(fn).node)}`;
    if (this.permissions.node.tryFindChild(id)) return;
    const policy = new iam.Policy(this.permissions, id, {
      statements: [new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionOf(fn).resourceArnsForGrantInvoke })],
    });
    role.attachInlinePolicy(policy);
    this.grants.set(policy, role);
  }

  private retainAll(node: IConstruct): void {
    if (node !== this.api) return;
    if (this.releasesByCanary) {
      for (const fn of [...this.functions, ...this.targets.values()]) retainFunction(fn);
      for (const role of this.roles) retainRole(role);
    }
    for (const [policy, role] of this.grants) {
      // IAM deletes no role that has a policy.
      if (isRetained(role.node.defaultChild)) retain(policy.node.defaultChild);
    }
  }
}
