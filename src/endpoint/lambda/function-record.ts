import type { FunctionCode } from './code-store';
import type { ResourcePolicy } from './policy';
import type { FunctionConfiguration } from '../../gateway/lambda/function';
import { uuid } from '../ids';
import type { Scope } from '../service';

/** The settings of a function, named as both the API and CloudFormation name them. */
export interface FunctionSettings {
  readonly Runtime?: string;
  readonly Role?: string;
  readonly Handler?: string;
  readonly Description?: string;
  /** Seconds. */
  readonly Timeout?: number | string;
  /** Megabytes. */
  readonly MemorySize?: number | string;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
  readonly LoggingConfig?: { readonly LogGroup?: string; readonly LogFormat?: string };
  readonly PackageType?: string;
  readonly Architectures?: readonly string[];
  readonly Layers?: readonly string[];
  readonly TracingConfig?: { readonly Mode?: string };
  readonly EphemeralStorage?: { readonly Size?: number };
}

/** One state of a function: `$LATEST`, or a published version, which never changes. */
export interface FunctionVersion {
  readonly version: string;
  readonly settings: FunctionSettings;
  readonly code: FunctionCode;
  readonly lastModified: number;
  readonly revisionId: string;
}

export interface FunctionAlias {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  /** Share of the invocations that go to other versions, 0 to 1. */
  readonly weights: Readonly<Record<string, number>>;
}

export interface FunctionRecord extends Scope {
  readonly name: string;
  latest: FunctionVersion;
  readonly published: FunctionVersion[];
  readonly aliases: Map<string, FunctionAlias>;
  /** By qualifier; the function's own under an empty one. */
  readonly policies: Map<string, ResourcePolicy>;
  readonly tags: Record<string, string>;
  reservedConcurrency?: number;
  lastVersion: number;
}

export function functionArn({ region, accountId }: Scope, name: string, qualifier = ''): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${name}${qualifier === '' ? '' : `:${qualifier}`}`;
}

export function newVersion(version: string, settings: FunctionSettings, code: FunctionCode, now: number): FunctionVersion {
  return { version, settings, code, lastModified: now, revisionId: uuid() };
}

/** The name under which the runtime knows a version. */
export function runtimeArn(record: FunctionRecord, { version }: FunctionVersion): string {
  return functionArn(record, record.name, version === '$LATEST' ? '' : version);
}

/** What the runtime needs to run it. */
export function toConfiguration(record: FunctionRecord, state: FunctionVersion): FunctionConfiguration {
  const { version, settings, code } = state;
  return {
    functionArn: runtimeArn(record, state),
    functionName: record.name,
    codeDirectory: code.directory,
    handler: settings.Handler ?? '',
    runtime: settings.Runtime ?? settings.PackageType ?? '',
    environment: {
      // Credentials of its own account: what the function calls is made where the function lives.
      AWS_ACCESS_KEY_ID: record.accountId,
      ...Object.fromEntries(Object.entries(settings.Environment?.Variables ?? {}).map(([name, value]) => [name, String(value)])),
    },
    timeout: Number(settings.Timeout ?? 3),
    memorySize: Number(settings.MemorySize ?? 128),
    version,
    reservedConcurrentExecutions: record.reservedConcurrency,
  };
}

export function logGroupOf({ name }: FunctionRecord, { settings }: FunctionVersion): string {
  return settings.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`;
}

/** The `FunctionConfiguration` shape of the API. */
export function configurationView(record: FunctionRecord, state: FunctionVersion, qualifier = '') {
  const { settings, code, version, lastModified, revisionId } = state;
  return {
    FunctionName: record.name,
    FunctionArn: functionArn(record, record.name, qualifier),
    Runtime: settings.Runtime,
    Role: settings.Role,
    Handler: settings.Handler,
    CodeSize: code.size,
    CodeSha256: code.sha256,
    Description: settings.Description ?? '',
    Timeout: Number(settings.Timeout ?? 3),
    MemorySize: Number(settings.MemorySize ?? 128),
    LastModified: new Date(lastModified).toISOString().replace('Z', '+0000'),
    Version: version,
    Environment: settings.Environment,
    TracingConfig: settings.TracingConfig ?? { Mode: 'PassThrough' },
    RevisionId: revisionId,
    Layers: settings.Layers?.map((arn) => ({ Arn: arn })),
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: settings.PackageType ?? 'Zip',
    Architectures: settings.Architectures ?? ['x86_64'],
    EphemeralStorage: settings.EphemeralStorage ?? { Size: 512 },
    LoggingConfig: { LogFormat: 'Text', ...settings.LoggingConfig, LogGroup: logGroupOf(record, state) },
  };
}
