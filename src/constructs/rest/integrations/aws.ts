import { Aws, Names, Stack, type CfnElement } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { nameByContent } from '../../content-id';
import { retain } from '../../retention';
import type { Binder } from '../binding';
import type { AwsIntegrationOptions } from '../integration-options';
import { mappedFields } from './fields';
import { withPathVariables } from './path-variables';

export function bindAws(service: string, action: string, options: AwsIntegrationOptions): Binder {
  const { credentialsRole, policyStatements, httpMethod = 'POST', region = Aws.REGION, subdomain } = options;
  if (!credentialsRole && !policyStatements) {
    throw new Error(`an integration with ${service} must have a credentialsRole or policyStatements, got neither`);
  }
  if (credentialsRole && policyStatements) {
    throw new Error(`an integration with ${service} must have a credentialsRole or policyStatements, got both: grant what ${credentialsRole.node.path} may do, or leave it out`);
  }
  const host = subdomain === undefined ? service : `${subdomain}.${service}`;
  const target = action.startsWith('/') ? `path${action}` : `action/${action}`;
  // One integration may serve several routes, and has one role in each API.
  const owner = {};
  return (binding) => {
    const role = credentialsRole ?? binding.shared(owner, () => newRole(service, policyStatements ?? [], binding.scope));
    binding.callees.use(role);
    const uri = `arn:${Aws.PARTITION}:apigateway:${region}:${host}:${target}`;
    return {
      type: 'AWS',
      httpMethod: httpMethod.toUpperCase(),
      uri,
      credentials: role.roleArn,
      ...mappedFields({ ...options, requestParameters: withPathVariables(`${host}:${target}`, options.requestParameters, binding) }, binding),
    };
  };
}

/** Its policy is part of the role, so that one retained resource holds all that an older deployment needs. */
function newRole(service: string, statements: iam.PolicyStatement[], api: Construct): iam.Role {
  const role = new iam.Role(api, unusedId(api, `Role:${service}`), {
    description: `Lets ${Names.uniqueId(api)} call ${service}`,
    assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
    inlinePolicies: statements.length > 0 ? { Call: new iam.PolicyDocument({ statements }) } : undefined,
  });
  const resource = role.node.defaultChild as iam.CfnRole;
  const apiId = Stack.of(api).getLogicalId(api.node.defaultChild as CfnElement);
  nameByContent(resource, `${apiId}Role${service.replace(/[^A-Za-z0-9]/g, '')}`, () => resource.policies);
  retain(resource);
  return role;
}

function unusedId(scope: Construct, id: string): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? id : `${id}:${count}`;
    if (!scope.node.tryFindChild(candidate)) return candidate;
  }
}
