import { aliasRoutes } from './alias-routes';
import type { FunctionCode } from './code-store';
import { configurationView } from './function-record';
import type { FunctionSettings } from './function-record';
import type { Functions, QualifiedFunction } from './functions';
import { invoke } from './invoke';
import { policyRoutes } from './policy-routes';
import { LAMBDA_REQUEST_BYTES, LAMBDA_ZIPPED_BYTES } from '../../limits';
import { optionalNumber, optionalString, requiredString } from '../protocols/json';
import type { JsonInput } from '../protocols/json';
import { restJson, restJsonService } from '../protocols/rest-json';
import type { RestCall } from '../protocols/rest-json';
import type { Buckets } from '../s3/buckets';
import { AwsError } from '../service';
import type { Service } from '../service';

const FUNCTIONS = '/2015-03-31/functions';

/** Lambda's API, as the CLI, the SDKs and `cdk deploy --hotswap` use it. */
export function lambdaService(functions: Functions, buckets: Buckets): Service {
  return restJsonService({
    name: 'lambda',
    maxBodyBytes: LAMBDA_REQUEST_BYTES,
    routes: {
      [`POST ${FUNCTIONS}`]: (call) => createFunction(functions, buckets, call),
      [`GET ${FUNCTIONS}`]: ({ context }) => ({
        Functions: functions.list(context).map((record) => configurationView(record, record.latest)),
      }),
      [`GET ${FUNCTIONS}/{name}`]: (call) => {
        const { record, qualifier } = named(functions, call);
        return {
          Configuration: configurationView(record, functions.version(record, qualifier), qualifier),
          Code: { RepositoryType: 'S3' },
          Tags: record.tags,
          Concurrency: record.reservedConcurrency === undefined ? undefined : { ReservedConcurrentExecutions: record.reservedConcurrency },
        };
      },
      [`GET ${FUNCTIONS}/{name}/configuration`]: (call) => {
        const { record, qualifier } = named(functions, call);
        return configurationView(record, functions.version(record, qualifier), qualifier);
      },
      [`PUT ${FUNCTIONS}/{name}/configuration`]: (call) => {
        const { record } = named(functions, call);
        functions.update(record, { settings: { ...record.latest.settings, ...call.json() } });
        return configurationView(record, record.latest);
      },
      [`PUT ${FUNCTIONS}/{name}/code`]: async (call) => {
        const { record } = named(functions, call);
        const input = call.json();
        functions.update(record, { code: await packageOf(functions, buckets, input, 'UpdateFunctionCode') });
        return configurationView(record, input.Publish === true ? functions.publish(record) : record.latest);
      },
      [`DELETE ${FUNCTIONS}/{name}`]: (call) => {
        const { record, qualifier } = named(functions, call);
        if (qualifier === '') functions.delete(record);
        else functions.deleteVersion(record, qualifier);
        return undefined;
      },
      [`POST ${FUNCTIONS}/{name}/invocations`]: (call) => invoke(functions, named(functions, call), call),
      [`POST ${FUNCTIONS}/{name}/versions`]: (call) => {
        const { record } = named(functions, call);
        const published = functions.publish(record, optionalString(call.json(), 'Description'));
        return restJson(201, configurationView(record, published, published.version));
      },
      [`GET ${FUNCTIONS}/{name}/versions`]: (call) => {
        const { record } = named(functions, call);
        return { Versions: [record.latest, ...record.published].map((state) => configurationView(record, state, state.version)) };
      },
      'PUT /2017-10-31/functions/{name}/concurrency': (call) => {
        const { record } = named(functions, call);
        const value = optionalNumber(call.json(), 'ReservedConcurrentExecutions');
        functions.setReservedConcurrency(record, value);
        return { ReservedConcurrentExecutions: value };
      },
      'DELETE /2017-10-31/functions/{name}/concurrency': (call) => {
        functions.setReservedConcurrency(named(functions, call).record, undefined);
        return undefined;
      },
      'GET /2017-03-31/tags/{arn}': ({ path, context }) => ({ Tags: functions.find(context, path.arn).record.tags }),
      ...aliasRoutes(functions, FUNCTIONS),
      ...policyRoutes(functions, FUNCTIONS),
    },
  });
}

/** The function that the path and `?Qualifier=` name. */
export function named(functions: Functions, { path, query, context }: RestCall): QualifiedFunction {
  return functions.find(context, path.name, query.get('Qualifier') ?? '');
}

async function createFunction(functions: Functions, buckets: Buckets, { json, context }: RestCall) {
  const input = json();
  const { FunctionName, Code, Publish, Tags, ...settings } = input;
  const name = requiredString(input, 'FunctionName');
  const code = await packageOf(functions, buckets, (Code ?? {}) as JsonInput, 'CreateFunction');
  const record = functions.create(context, name, settings as FunctionSettings, code);
  Object.assign(record.tags, Tags);
  return restJson(201, configurationView(record, Publish === true ? functions.publish(record) : record.latest));
}

async function packageOf(functions: Functions, buckets: Buckets, input: JsonInput, operation: string): Promise<FunctionCode> {
  const zip = optionalString(input, 'ZipFile');
  if (zip !== undefined) {
    const bytes = Buffer.from(zip, 'base64');
    if (bytes.length > LAMBDA_ZIPPED_BYTES) throw requestTooLarge(operation);
    return functions.codes.unpack(bytes);
  }
  const bucket = optionalString(input, 'S3Bucket');
  const key = optionalString(input, 'S3Key');
  if (bucket !== undefined && key !== undefined) return functions.codes.unpack(s3Package(buckets, bucket, key));
  throw new AwsError('InvalidParameterValueException', 'Please provide a source for function code: ZipFile, or S3Bucket and S3Key', 400, { Type: 'User' });
}

function requestTooLarge(operation: string): AwsError {
  return new AwsError('RequestEntityTooLargeException', `Request must be smaller than ${LAMBDA_REQUEST_BYTES} bytes for the ${operation} operation`, 413, { Type: 'User' });
}

/** A package in S3, with the text that Lambda gives when it is not there. */
export function s3Package(buckets: Buckets, bucket: string, key: string): Buffer {
  try {
    return buckets.object(bucket, key).body;
  } catch (error) {
    const { code, message } = error as AwsError;
    throw new AwsError('InvalidParameterValueException', `Error occurred while GetObject. S3 Error Code: ${code}. S3 Error Message: ${message}`, 400, { Type: 'User' });
  }
}

