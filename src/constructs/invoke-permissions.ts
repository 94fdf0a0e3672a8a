import { CfnDeletionPolicy, Names, Stack, Token, Validations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { retain } from './retention';

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

interface Grant {
  readonly permission?: lambda.CfnPermission;
  uses: number;
}

/**
 * The permissions with which an API invokes Lambda functions. They live beside the API and not beside the
 * function, so that an API and a function in two stacks refer to each other in one direction only.
 *
 * They are retained, and so is a version that is permitted: an older deployment may call a function that no route of the
 * template calls any more.
 */
export class InvokePermissions extends Construct {
  private readonly grants = new Map<lambda.IFunction, Map<string, Grant>>();

  constructor(scope: Construct, id: string, private readonly apiId: string, private readonly scopeOfPermissions: Permissions) {
    super(scope, id);
  }

  /**
   * Lets the API invoke a function.
   * @param callers what follows the API's id in the ARN of who may call: `stage/METHOD/path`, with `*` for any
   */
  public allow(fn: lambda.IFunction, callers: string): void {
    const part = this.partFor(callers);
    const grants = this.grants.get(fn) ?? new Map<string, Grant>();
    this.grants.set(fn, grants);
    const grant = grants.get(part) ?? { uses: 0, permission: this.mayBeGranted(fn) ? this.newPermission(fn, part) : undefined };
    grant.uses++;
    grants.set(part, grant);
  }

  /** Takes back one `allow()`, of callers that turn out to invoke something else. */
  public withdraw(fn: lambda.IFunction, callers: string): void {
    const part = this.partFor(callers);
    const grant = this.grants.get(fn)?.get(part);
    if (!grant || --grant.uses > 0) return;
    this.grants.get(fn)!.delete(part);
    if (grant.permission) this.node.tryRemoveChild(grant.permission.node.id);
  }

  private partFor(callers: string): string {
    return this.scopeOfPermissions === Permissions.API ? '*' : callers;
  }

  private newPermission(fn: lambda.IFunction, part: string): lambda.CfnPermission {
    const id = part === '*' ? Names.nodeUniqueId(fn.node) : `${Names.nodeUniqueId(fn.node)}:${part.replace(/\//g, ':')}`;
    const permission = new lambda.CfnPermission(this, id, {
      functionName: fn.functionArn,
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId, resourceName: part }),
    });
    retain(permission, CfnDeletionPolicy.RETAIN);
    if (fn instanceof lambda.Version) retain(fn.node.defaultChild, CfnDeletionPolicy.RETAIN);
    return permission;
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
