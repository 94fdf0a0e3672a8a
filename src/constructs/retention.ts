import { CfnDeletionPolicy, CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/**
 * Keeps a resource when its template drops or replaces it, unless a removal policy was set before: a deployment is a snapshot that
 * calls it, is retained itself, and may serve again as the baseline of a canary or after a rollback.
 *
 * @param policy by default, what a failed stack operation created is deleted with it, because no deployment that served ever called it
 */
export function retain(resource: IConstruct | undefined, policy: CfnDeletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE): void {
  if (!CfnResource.isCfnResource(resource) || resource.cfnOptions.deletionPolicy !== undefined) return;
  resource.cfnOptions.deletionPolicy = policy;
  resource.cfnOptions.updateReplacePolicy ??= CfnDeletionPolicy.RETAIN;
}

/** Whether a resource outlives its place in the template. */
export function isRetained(resource: IConstruct | undefined): boolean {
  return CfnResource.isCfnResource(resource) && (resource.cfnOptions.deletionPolicy?.startsWith(CfnDeletionPolicy.RETAIN) ?? false);
}

/** Keeps a function, or a version or alias with the function that it belongs to, and the role and security groups that it runs with. */
export function retainFunction(fn: lambda.IFunction): void {
  retain(fn.node.defaultChild);
  const code = functionOf(fn);
  if (code !== fn) retainFunction(code);
  for (const node of fn.node.findAll()) {
    if (CfnResource.isCfnResource(node) && node.cfnResourceType.startsWith('AWS::EC2::SecurityGroup')) retain(node);
  }
  if (fn.role) retainRole(fn.role);
}

/** Keeps a role with its policies. */
export function retainRole(role: iam.IRole): void {
  if (!(role instanceof iam.Role)) return;
  const resource = role.node.defaultChild;
  retain(resource);
  if (!isRetained(resource)) return;
  const policies = Stack.of(role).node.findAll().filter(isPolicy);
  for (const policy of policies) {
    if (isOf(policy, resource as iam.CfnRole)) retain(policy);
  }
}

/** The function of a version or alias; a function itself. */
export function functionOf(fn: lambda.IFunction): lambda.IFunction {
  if (fn instanceof lambda.Alias) return fn.version.lambda;
  return fn instanceof lambda.Version ? fn.lambda : fn;
}

type Policy = iam.CfnPolicy | iam.CfnManagedPolicy;

function isPolicy(node: IConstruct): node is Policy {
  return iam.CfnPolicy.isCfnPolicy(node) || iam.CfnManagedPolicy.isCfnManagedPolicy(node);
}

/** Whether it is a policy of this role and nothing else: IAM deletes no role or user that a policy is left on. */
function isOf(policy: Policy, role: iam.CfnRole): boolean {
  const resolve = (value: unknown) => Stack.of(role).resolve(value) as unknown;
  const names = (values: unknown) => (resolve(values) as unknown[] | undefined ?? []).map((value) => JSON.stringify(value));
  if (names(policy.users).length > 0 || names(policy.groups).length > 0) return false;
  const roles = names(policy.roles);
  if (roles.length > 0) return roles.every((name) => name === JSON.stringify(resolve(role.ref)));
  return iam.CfnManagedPolicy.isCfnManagedPolicy(policy) && names(role.managedPolicyArns).includes(JSON.stringify(resolve(policy.ref)));
}
