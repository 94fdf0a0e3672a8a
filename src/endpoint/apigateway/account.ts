import { badRequest } from './texts';
import type { Entity } from '../records/entity';
import type { Registry } from '../records/registry';
import { STRING } from '../records/shape';

const ACCOUNT_ID = 'account';

/** API Gateway's settings of an account in a region: there is always exactly one. */
export const ACCOUNT_ENTITY: Entity = {
  type: 'AWS::ApiGateway::Account',
  shape: { cloudwatchRoleArn: { ...STRING, property: 'CloudWatchRoleArn' } },
  id: () => ACCOUNT_ID,
  notFound: () => 'Account not found',
  check: ({ CloudWatchRoleArn: role }) => {
    if (role !== undefined && role !== '' && !/^arn:[\w-]+:iam::\d{12}:role\/.+/.test(String(role))) {
      badRequest('The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.');
    }
  },
};

/** Sets the role that API Gateway writes logs with; `undefined` takes it away. */
export function setAccountRole(registry: Registry, role: string | undefined): void {
  const properties = role === undefined || role === '' ? {} : { CloudWatchRoleArn: role };
  ACCOUNT_ENTITY.check?.(properties, registry);
  registry.records.put(ACCOUNT_ENTITY.type, '', ACCOUNT_ID, properties);
}

export function accountRole(registry: Registry): string | undefined {
  return registry.get(ACCOUNT_ENTITY, '', ACCOUNT_ID)?.properties.CloudWatchRoleArn as string | undefined;
}

/** The account as the service answers it. */
export function accountView(registry: Registry): object {
  const role = accountRole(registry);
  return {
    ...role === undefined ? {} : { cloudwatchRoleArn: role },
    throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
    features: ['UsagePlans'],
    apiKeyVersion: '4',
  };
}
