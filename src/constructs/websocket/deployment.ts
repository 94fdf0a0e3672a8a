import { createHash } from 'node:crypto';
import { CfnResource, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDeployment } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';

/**
 * A snapshot of an API that is made anew whenever the API's definition changes: a hash of it is part of the
 * logical id. Old snapshots are retained, so that a stage can go back to them.
 *
 * @param definition the resources that a deployment takes a snapshot of; asked at synthesis
 */
export function hashedDeployment(scope: Construct, id: string, apiId: string, definition: () => readonly CfnResource[]): CfnDeployment {
  const deployment = new CfnDeployment(scope, id, { apiId });
  const stack = Stack.of(scope);
  const baseId = stack.getLogicalId(deployment);
  deployment.overrideLogicalId(Lazy.uncachedString({
    produce: () => {
      // Sorted, because the order of calls in an app is no change.
      const snapshot = definition().map((resource) => JSON.stringify(stack.resolve(rendered(resource)))).sort();
      return baseId + createHash('sha256').update(snapshot.join('\n')).digest('hex').slice(0, 16);
    },
  }));
  deployment.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return deployment;
}

/** The resource as it will stand in the template, overrides included. */
function rendered(resource: CfnResource): unknown {
  return (resource as unknown as { _toCloudFormation(): unknown })._toCloudFormation();
}
