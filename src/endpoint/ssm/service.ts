import { parameterArn } from './parameters';
import type { Parameter, Parameters } from './parameters';
import { jsonService, optionalString, requiredString, stringList } from '../protocols/json';
import { AwsError } from '../service';
import type { Scope, Service } from '../service';

/** SSM Parameter Store. */
export function ssmService(parameters: Parameters): Service {
  return jsonService('ssm', '1.1', {
    GetParameter: (input, context) => ({ Parameter: view(parameters.get(context, requiredString(input, 'Name')), context) }),
    GetParameters: (input, context) => {
      const names = stringList(input, 'Names');
      return {
        Parameters: names.flatMap((name) => parameters.find(context, name) ?? []).map((parameter) => view(parameter, context)),
        InvalidParameters: names.filter((name) => parameters.find(context, name) === undefined),
      };
    },
    GetParametersByPath: (input, context) => {
      const path = requiredString(input, 'Path').replace(/\/?$/, '/');
      const below = parameters.list(context).filter(({ name }) => name.startsWith(path) && (input.Recursive === true || !name.slice(path.length).includes('/')));
      return { Parameters: below.map((parameter) => view(parameter, context)) };
    },
    PutParameter: (input, context) => {
      const name = requiredString(input, 'Name');
      const existing = parameters.find(context, name);
      const type = optionalString(input, 'Type') ?? existing?.type;
      if (type === undefined) throw new AwsError('ValidationException', 'A parameter type is required when you create a parameter.');
      const put = parameters.put(context, {
        name, type, value: requiredString(input, 'Value'), description: optionalString(input, 'Description'),
      }, input.Overwrite === true);
      return { Version: put.version, Tier: 'Standard' };
    },
    DeleteParameter: (input, context) => {
      if (!parameters.delete(context, requiredString(input, 'Name'))) throw new AwsError('ParameterNotFound', '');
      return {};
    },
    DeleteParameters: (input, context) => {
      const names = stringList(input, 'Names');
      const deleted = names.filter((name) => parameters.delete(context, name));
      return { DeletedParameters: deleted, InvalidParameters: names.filter((name) => !deleted.includes(name)) };
    },
    DescribeParameters: (_, context) => ({
      Parameters: parameters.list(context).map(({ name, type, description, version, lastModified }) => ({
        Name: name, ARN: parameterArn(context, name), Type: type, Description: description, Version: version, LastModifiedDate: lastModified / 1000, DataType: 'text', Tier: 'Standard',
      })),
    }),
  });
}

function view({ name, type, value, version, lastModified }: Parameter, scope: Scope) {
  return { Name: name, Type: type, Value: value, Version: version, LastModifiedDate: lastModified / 1000, ARN: parameterArn(scope, name), DataType: 'text' };
}
