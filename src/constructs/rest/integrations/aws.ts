import { Aws, Names } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Binder, RouteBinding } from '../binding';
import type { AwsIntegrationOptions } from '../integration-options';
import { mappedFields } from './fields';

export function bindAws(service: string, action: string, options: AwsIntegrationOptions): Binder {
  const { credentialsRole, policyStatements, httpMethod = 'POST', region = Aws.REGION, subdomain } = options;
  if (!credentialsRole && !policyStatements) {
    throw new Error(`an integration with ${service} must have a credentialsRole or policyStatements, got neither`);
  }
  const host = subdomain === undefined ? service : `${subdomain}.${service}`;
  const target = action.startsWith('/') ? `path${action}` : `action/${action}`;
  // One integration may serve several routes, and has one role in each API.
  const owner = {};
  return (binding) => {
    const role = credentialsRole ?? binding.shared(owner, () => newRole(service, policyStatements ?? [], binding));
    return {
      type: 'AWS',
      httpMethod: httpMethod.toUpperCase(),
      uri: `arn:${Aws.PARTITION}:apigateway:${region}:${host}:${target}`,
      credentials: role.roleArn,
      ...mappedFields(options, binding),
    };
  };
}

function newRole(service: string, statements: iam.PolicyStatement[], { scope, httpMethod, route }: RouteBinding): iam.Role {
  const id = `Role:${service}:${httpMethod}${route.path.replace(/\//g, ':')}`;
  const role = new iam.Role(scope, id, {
    description: `Lets ${Names.uniqueId(scope)} call ${service}`,
    assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
  });
  for (const statement of statements) role.addToPolicy(statement);
  return role;
}
