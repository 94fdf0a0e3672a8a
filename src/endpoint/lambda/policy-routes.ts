import type { Functions } from './functions';
import { optionalString, requiredString } from '../protocols/json';
import { restJson } from '../protocols/rest-json';
import type { RestRoutes } from '../protocols/rest-json';
import { AwsError } from '../service';

/** AddPermission, GetPolicy and RemovePermission. */
export function policyRoutes(functions: Functions, base: string): RestRoutes {
  return {
    [`POST ${base}/{name}/policy`]: ({ path, query, context, json }) => {
      const { record, qualifier } = functions.find(context, path.name, query.get('Qualifier') ?? '');
      functions.version(record, qualifier);
      const input = json();
      const statement = functions.policy(record, qualifier).add({
        statementId: requiredString(input, 'StatementId'),
        action: requiredString(input, 'Action'),
        principal: requiredString(input, 'Principal'),
        sourceArn: optionalString(input, 'SourceArn'),
        sourceAccount: optionalString(input, 'SourceAccount'),
      });
      return restJson(201, { Statement: JSON.stringify(statement) });
    },
    [`GET ${base}/{name}/policy`]: ({ path, query, context }) => {
      const { record, qualifier } = functions.find(context, path.name, query.get('Qualifier') ?? '');
      const policy = functions.policy(record, qualifier);
      if (policy.isEmpty) throw noPolicy();
      return { Policy: policy.toJson(), RevisionId: record.latest.revisionId };
    },
    [`DELETE ${base}/{name}/policy/{statement}`]: ({ path, query, context }) => {
      const { record, qualifier } = functions.find(context, path.name, query.get('Qualifier') ?? '');
      if (!functions.policy(record, qualifier).remove(path.statement)) throw noPolicy();
      return undefined;
    },
  };
}

function noPolicy(): AwsError {
  return new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404, { Type: 'User' });
}
