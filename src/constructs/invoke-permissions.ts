import { CfnDeletionPolicy, Names, RemovalPolicy, Stack, Token, Validations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * What an API's permissions to invoke its Lambda functions cover.
 */
export enum Permissions {
  /** One permission a function, for all routes and authorizers of the API. */
  API = 'API',
  /**
   * One permission a function and route, for least privilege. A function's policy holds 20,480 bytes, which is
   * about 50 routes.
   */
  ROUTE = 'ROUTE',
}

/**
 * The permissions with which an API invokes Lambda functions. They live beside the API and not beside the
 * function, so that an API and a function in two stacks refer to each other in one direction only.
 */
export class InvokePermissions extends Construct {
  private readonly granted = new Map<lambda.IFunction, Set<string>>();

  constructor(scope: Construct, id: string, private readonly apiId: string, private readonly scopeOfPermissions: Permissions) {
    super(scope, id);
  }

  /**
   * Lets the API invoke a function.
   * @param callers what follows the API's id in the ARN of who may call: `stage/METHOD/path`, with `*` for any
   */
  public allow(fn: lambda.IFunction, callers: string): void {
    const part = this.scopeOfPermissions === Permissions.API ? '*' : callers;
    const granted = this.granted.get(fn) ?? new Set<string>();
    if (granted.has(part)) return;
    this.granted.set(fn, granted.add(part));
    if (!this.mayBeGranted(fn)) return;
    const id = part === '*' ? Names.nodeUniqueId(fn.node) : `${Names.nodeUniqueId(fn.node)}:${part.replace(/\//g, ':')}`;
    const permission = new lambda.CfnPermission(this, id, {
      functionName: fn.functionArn,
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId, resourceName: part }),
    });
    if (fn instanceof lambda.Version) keepForOlderDeployments(fn, permission);
  }

  private mayBeGranted(fn: lambda.IFunction): boolean {
    if ((fn as { _skipPermissions?: boolean })._skipPermissions) return false;
    const { account } = fn.env;
    const here = Stack.of(this).account;
    if (Token.isUnresolved(account) || Token.isUnresolved(here) || account === here) return true;
    Validations.of(fn).addWarning('cdk-gatehouse:foreign-function',
      `${fn.node.path} belongs to account ${account}, which must itself let apigateway.amazonaws.com invoke it for ${this.node.scope!.node.path}`);
    return false;
  }
}

/**
 * Deployments are retained and can serve again at any time: as the baseline of a canary, or after a rollback. The
 * version that such a deployment calls, and its permission, must outlive the next one.
 */
function keepForOlderDeployments(version: lambda.Version, permission: lambda.CfnPermission): void {
  permission.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  version.applyRemovalPolicy(RemovalPolicy.RETAIN);
}
