import { functionArn } from './function-record';
import type { FunctionAlias, FunctionRecord } from './function-record';
import type { Functions } from './functions';
import { optionalString, requiredString } from '../protocols/json';
import type { JsonInput } from '../protocols/json';
import { restJson } from '../protocols/rest-json';
import type { RestRoutes } from '../protocols/rest-json';
import { AwsError } from '../service';

/** CreateAlias, GetAlias, ListAliases, UpdateAlias and DeleteAlias. */
export function aliasRoutes(functions: Functions, base: string): RestRoutes {
  return {
    [`POST ${base}/{name}/aliases`]: ({ path, context, json }) => {
      const { record } = functions.find(context, path.name);
      const input = json();
      const name = requiredString(input, 'Name');
      if (record.aliases.has(name)) {
        throw new AwsError('ResourceConflictException', `Alias already exists: ${functionArn(record, record.name, name)}`, 409, { Type: 'User' });
      }
      const alias = { name, version: requiredString(input, 'FunctionVersion'), description: optionalString(input, 'Description'), weights: weights(input) };
      functions.putAlias(record, alias);
      return restJson(201, aliasView(record, alias));
    },
    [`GET ${base}/{name}/aliases`]: ({ path, context }) => {
      const { record } = functions.find(context, path.name);
      return { Aliases: [...record.aliases.values()].map((alias) => aliasView(record, alias)) };
    },
    [`GET ${base}/{name}/aliases/{alias}`]: ({ path, context }) => {
      const { record } = functions.find(context, path.name);
      return aliasView(record, findAlias(record, path.alias));
    },
    [`PUT ${base}/{name}/aliases/{alias}`]: ({ path, context, json }) => {
      const { record } = functions.find(context, path.name);
      const current = findAlias(record, path.alias);
      const input = json();
      const alias: FunctionAlias = {
        name: current.name,
        version: optionalString(input, 'FunctionVersion') ?? current.version,
        description: optionalString(input, 'Description') ?? current.description,
        weights: input.RoutingConfig === undefined ? current.weights : weights(input),
      };
      functions.putAlias(record, alias);
      return aliasView(record, alias);
    },
    [`DELETE ${base}/{name}/aliases/{alias}`]: ({ path, context }) => {
      functions.find(context, path.name).record.aliases.delete(path.alias);
      return undefined;
    },
  };
}

function findAlias(record: FunctionRecord, name: string): FunctionAlias {
  const alias = record.aliases.get(name);
  if (alias === undefined) {
    throw new AwsError('ResourceNotFoundException', `Cannot find alias arn: ${functionArn(record, record.name, name)}`, 404, { Type: 'User' });
  }
  return alias;
}

function weights(input: JsonInput): Record<string, number> {
  const routing = input.RoutingConfig as { AdditionalVersionWeights?: Record<string, number> } | undefined;
  return routing?.AdditionalVersionWeights ?? {};
}

function aliasView(record: FunctionRecord, { name, version, description, weights: additional }: FunctionAlias) {
  return {
    AliasArn: functionArn(record, record.name, name),
    Name: name,
    FunctionVersion: version,
    Description: description ?? '',
    RoutingConfig: Object.keys(additional).length > 0 ? { AdditionalVersionWeights: additional } : undefined,
  };
}
