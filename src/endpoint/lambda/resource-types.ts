import { generatedName } from '../cloudformation/generated-name';
import { recordedType } from '../cloudformation/recorded-type';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';
import { inlinePackage } from './code-store';
import type { FunctionCode } from './code-store';
import { functionArn } from './function-record';
import type { FunctionRecord, FunctionSettings } from './function-record';
import type { Functions } from './functions';
import { s3Package } from './service';
import type { Buckets } from '../s3/buckets';

interface RoutingConfiguration {
  readonly AdditionalVersionWeights?: readonly { readonly FunctionVersion: string; readonly FunctionWeight: number | string }[];
}

/** The resource types of Lambda. */
export function lambdaResourceTypes(functions: Functions, buckets: Buckets): readonly ResourceType[] {
  return [
    functionType(functions, buckets),
    versionType(functions),
    aliasType(functions),
    permissionType(functions),
    recordedType('AWS::Lambda::EventInvokeConfig'),
    recordedType('AWS::Lambda::Url', { note: 'not emulated: recorded only, the URL does not answer' }),
    recordedType('AWS::Lambda::LayerVersion', { note: 'not emulated: recorded only, functions do not see the layer' }),
    recordedType('AWS::Lambda::EventSourceMapping', { note: 'not emulated: recorded only, no events are delivered' }),
  ];
}

function functionType(functions: Functions, buckets: Buckets): ResourceType {
  const stateOf = (record: FunctionRecord): ResourceState => ({
    physicalId: record.name, attributes: { Arn: functionArn(record, record.name) }, note: runtimeNote(record.latest.settings),
  });
  return {
    type: 'AWS::Lambda::Function',
    replacedBy: ['FunctionName', 'PackageType'],
    async create(properties, context) {
      const name = String(properties.FunctionName ?? generatedName(context));
      const code = await packageOf(functions, buckets, properties);
      const record = functions.create(context, name, settingsOf(properties), code, concurrencyOf(properties));
      return stateOf(record);
    },
    async update(current, next, _, context) {
      const { record } = functions.find(context, current.physicalId);
      const code = await packageOf(functions, buckets, next);
      record.reservedConcurrency = concurrencyOf(next);
      functions.update(record, { settings: settingsOf(next), code });
      return stateOf(record);
    },
    async delete(current, _, context) {
      remove(() => functions.delete(functions.find(context, current.physicalId).record));
    },
  };
}

function versionType(functions: Functions): ResourceType {
  return {
    type: 'AWS::Lambda::Version',
    replacedBy: ['FunctionName', 'Description', 'CodeSha256', 'RuntimePolicy'],
    async create({ FunctionName, Description }, context) {
      const { record } = functions.find(context, String(FunctionName));
      const { version } = functions.publish(record, Description === undefined ? undefined : String(Description));
      const arn = functionArn(record, record.name, version);
      return { physicalId: arn, attributes: { Version: version, FunctionArn: arn } };
    },
    update: async (current) => current,
    async delete(current, _, context) {
      remove(() => {
        const { record, qualifier } = functions.find(context, current.physicalId);
        functions.deleteVersion(record, qualifier);
      });
    },
  };
}

function aliasType(functions: Functions): ResourceType {
  const put = ({ FunctionName, Name, FunctionVersion, Description, RoutingConfig }: Properties, context: ResourceContext): ResourceState => {
    const { record } = functions.find(context, String(FunctionName));
    const additional = (RoutingConfig as RoutingConfiguration | undefined)?.AdditionalVersionWeights ?? [];
    functions.putAlias(record, {
      name: String(Name),
      version: String(FunctionVersion),
      description: Description === undefined ? undefined : String(Description),
      weights: Object.fromEntries(additional.map((weight) => [weight.FunctionVersion, Number(weight.FunctionWeight)])),
    });
    const arn = functionArn(record, record.name, String(Name));
    return { physicalId: arn, attributes: { AliasArn: arn } };
  };
  return {
    type: 'AWS::Lambda::Alias',
    replacedBy: ['FunctionName', 'Name'],
    create: async (properties, context) => put(properties, context),
    update: async (_, next, __, context) => put(next, context),
    async delete(current, _, context) {
      remove(() => {
        const { record, qualifier } = functions.find(context, current.physicalId);
        record.aliases.delete(qualifier);
      });
    },
  };
}

function permissionType(functions: Functions): ResourceType {
  return {
    type: 'AWS::Lambda::Permission',
    replacedBy: ['Action', 'EventSourceToken', 'FunctionName', 'FunctionUrlAuthType', 'InvokedViaFunctionUrl', 'Principal', 'PrincipalOrgID', 'SourceAccount', 'SourceArn'],
    async create(properties, context) {
      const { record, qualifier } = functions.find(context, String(properties.FunctionName));
      functions.version(record, qualifier);
      const statementId = generatedName(context, { maximum: 100 });
      functions.policy(record, qualifier).add({
        statementId,
        action: String(properties.Action),
        principal: String(properties.Principal),
        sourceArn: properties.SourceArn === undefined ? undefined : String(properties.SourceArn),
        sourceAccount: properties.SourceAccount === undefined ? undefined : String(properties.SourceAccount),
      });
      return { physicalId: statementId, attributes: { Id: statementId } };
    },
    update: async (current) => current,
    async delete(current, { FunctionName }, context) {
      remove(() => {
        const { record, qualifier } = functions.find(context, String(FunctionName));
        functions.policy(record, qualifier).remove(current.physicalId);
      });
    },
  };
}

/** Deleting what is gone already is not a failure. */
function remove(deletion: () => void): void {
  try {
    deletion();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ResourceNotFoundException') throw error;
  }
}

function settingsOf(properties: Properties): FunctionSettings {
  const { Code: _, FunctionName: __, ReservedConcurrentExecutions: ___, Tags: ____, ...settings } = properties;
  return settings as FunctionSettings;
}

function concurrencyOf({ ReservedConcurrentExecutions }: Properties): number | undefined {
  return ReservedConcurrentExecutions === undefined ? undefined : Number(ReservedConcurrentExecutions);
}

async function packageOf(functions: Functions, buckets: Buckets, { Code, Runtime }: Properties): Promise<FunctionCode> {
  const { ZipFile, S3Bucket, S3Key, ImageUri } = (Code ?? {}) as Properties;
  if (ZipFile !== undefined) return functions.codes.unpack(inlinePackage(String(ZipFile), String(Runtime)));
  if (S3Bucket !== undefined && S3Key !== undefined) return functions.codes.unpack(s3Package(buckets, String(S3Bucket), String(S3Key)));
  if (ImageUri !== undefined) return functions.codes.unpack(inlinePackage('', 'image'));
  throw new Error('Code must have ZipFile, S3Bucket and S3Key, or ImageUri');
}

function runtimeNote({ Runtime, PackageType }: FunctionSettings): string | undefined {
  if (PackageType === 'Image') return 'container images do not run here: invocations answer with an error';
  return Runtime?.startsWith('nodejs') === true ? undefined : `the runtime ${String(Runtime)} does not run here: invocations answer with an error`;
}
