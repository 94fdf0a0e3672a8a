import { createHash } from 'node:crypto';
import { CfnResource, Lazy, Names, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** A version that calls of a function go to, or why there is none. */
export type Published = { readonly version: lambda.IFunction } | { readonly reason: string };

/** Properties that PublishVersion does not look at: with no other change it publishes nothing, and CloudFormation fails. */
const UNVERSIONED = ['CodeSigningConfigArn', 'ReservedConcurrentExecutions', 'Tags', 'TenancyConfig'];

const PUBLISHED_ELSEWHERE = new WeakMap<lambda.Function, lambda.Version>();

/**
 * The version of a function's present code. What has a qualifier already is taken as it is.
 *
 * The version of a function of another stack is in the API's stack. Beside the function, its ARN would be an export whose name changes
 * with each version, and CloudFormation deletes no export that is in use.
 */
export function publish(api: Construct, fn: lambda.IFunction): Published {
  const { version, aliasName } = fn as { readonly version?: unknown; readonly aliasName?: string };
  if (aliasName !== undefined) return { reason: 'an alias moves to the new version for all callers at once; integrate with the function or a version' };
  if (version === '$LATEST') return { reason: '$LATEST is no version; integrate with the function itself' };
  if (version !== undefined || hasQualifier(fn.functionArn)) return { version: fn };
  if (!(fn instanceof lambda.Function)) {
    return { reason: 'this app cannot publish versions of a function that it does not define; integrate with a version, such as lambda.Version.fromVersionArn()' };
  }
  const stack = Stack.of(api);
  if (Stack.of(fn) === stack) return { version: fn.currentVersion };
  if (Stack.of(fn).environment !== stack.environment) {
    return { reason: `the function is in ${Stack.of(fn).environment} and the API in ${stack.environment}; integrate with a version` };
  }
  if (fn.node.tryFindChild('CurrentVersion')) {
    return { reason: `its code is published in stack ${Stack.of(fn).node.path} already; integrate with that version, or move the function to the API's stack` };
  }
  const known = PUBLISHED_ELSEWHERE.get(fn);
  if (known && Stack.of(known) !== stack) {
    return { reason: `its code is published in stack ${Stack.of(known).node.path} already; integrate with a version that both APIs share` };
  }
  return { version: known ?? publishHere(api, fn) };
}

function publishHere(api: Construct, fn: lambda.Function): lambda.Version {
  const version = new lambda.Version(api, `Version:${Names.nodeUniqueId(fn.node)}`, { lambda: fn });
  PUBLISHED_ELSEWHERE.set(fn, version);
  const resource = version.node.defaultChild as lambda.CfnVersion;
  const baseId = Stack.of(api).getLogicalId(resource);
  resource.overrideLogicalId(Lazy.uncachedString({ produce: () => baseId + codeHash(fn) }));
  version.node.addValidation({
    validate: () => fn.node.tryFindChild('CurrentVersion')
      ? [`the code of ${fn.node.path} is published twice, as fn.currentVersion and for the canary releases of ${api.node.path}, which AWS Lambda rejects; integrate the API with fn.currentVersion`]
      : [],
  });
  return version;
}

/** Changes whenever Lambda would publish a new version. */
function codeHash(fn: lambda.Function): string {
  const layers = (fn as unknown as { readonly _layers?: readonly lambda.ILayerVersion[] })._layers ?? [];
  const parts = [fn, ...layers].map(({ node }) => node.defaultChild).filter(CfnResource.isCfnResource);
  return createHash('sha256').update(JSON.stringify(parts.map(propertiesOf))).digest('hex').slice(0, 32);
}

function propertiesOf(resource: CfnResource): unknown {
  const template = Stack.of(resource).resolve((resource as unknown as { _toCloudFormation(): unknown })._toCloudFormation()) as {
    readonly Resources: Readonly<Record<string, { readonly Properties: Readonly<Record<string, unknown>> }>>;
  };
  const [{ Properties }] = Object.values(template.Resources);
  return Object.entries(Properties).filter(([name]) => !UNVERSIONED.includes(name)).sort(([a], [b]) => a < b ? -1 : 1);
}

/** Whether an ARN that was imported names a version, an alias, or the alias of a stage variable. */
function hasQualifier(functionArn: string): boolean {
  return /:function:[^:]+:[^:]+$|:\$\{stageVariables\./.test(functionArn);
}
