import { isDeepStrictEqual } from 'node:util';
import type { Clock, Random } from '../../gateway/clock';
import type { FunctionConfiguration, InvocationResult } from '../../gateway/lambda/function';
import { LambdaRuntime } from '../../gateway/lambda/runtime';
import type { Roles } from '../iam/roles';
import type { LocalUrls } from '../local-urls';
import type { EndpointObserver } from '../observer';
import type { LogSink, LocalFunctions } from '../part';
import { AwsError, scopeKey } from '../service';
import type { Scope } from '../service';
import { checkSettings } from './check-settings';
import { CodeStore } from './code-store';
import type { FunctionCode } from './code-store';
import { functionArn, logGroupOf, newVersion, runtimeArn, toConfiguration } from './function-record';
import type { FunctionAlias, FunctionRecord, FunctionSettings, FunctionVersion } from './function-record';
import { ResourcePolicy } from './policy';

export interface FunctionsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly logs: LogSink;
  readonly roles: Roles;
  readonly observer: EndpointObserver;
  /** The base URL of the endpoint, which functions get as `AWS_ENDPOINT_URL`. */
  readonly url: () => string;
  readonly localUrls: LocalUrls;
}

/** A function that a caller named, and the part of it that was meant. */
export interface QualifiedFunction {
  readonly record: FunctionRecord;
  /** Empty for the function itself. */
  readonly qualifier: string;
}

const LATEST = '$LATEST';

/** The Lambda functions of every account and region. */
export class Functions implements LocalFunctions {
  readonly codes = new CodeStore();
  private readonly records = new Map<string, FunctionRecord>();
  private runtimeOnceListening?: LambdaRuntime;

  constructor(private readonly options: FunctionsOptions) {}

  create(scope: Scope, name: string, settings: FunctionSettings, code: FunctionCode, reservedConcurrency?: number): FunctionRecord {
    const key = recordKey(scope, name);
    if (this.records.has(key)) throw new AwsError('ResourceConflictException', `Function already exist: ${name}`, 409, { Type: 'User' });
    checkSettings(settings);
    const record: FunctionRecord = {
      accountId: scope.accountId,
      region: scope.region,
      name,
      latest: newVersion(LATEST, settings, code, this.options.clock.now()),
      published: [],
      aliases: new Map(),
      policies: new Map(),
      tags: {},
      reservedConcurrency,
      lastVersion: 0,
    };
    this.records.set(key, record);
    this.runtime.register(this.configuration(record, record.latest));
    return record;
  }

  /** Changes `$LATEST`; what is not given stays. */
  update(record: FunctionRecord, change: { readonly settings?: FunctionSettings; readonly code?: FunctionCode }): void {
    const { settings, code } = record.latest;
    checkSettings(change.settings ?? settings);
    record.latest = newVersion(LATEST, change.settings ?? settings, change.code ?? code, this.options.clock.now());
    this.runtime.update(this.configuration(record, record.latest));
  }

  setReservedConcurrency(record: FunctionRecord, value: number | undefined): void {
    record.reservedConcurrency = value;
    this.runtime.update(this.configuration(record, record.latest));
  }

  /** Publishes `$LATEST`. When nothing changed since the last version, that version is given again, as Lambda does. */
  publish(record: FunctionRecord, description?: string): FunctionVersion {
    const last = record.published[record.published.length - 1];
    if (last !== undefined && isSame(last, record.latest)) return last;
    record.lastVersion += 1;
    const settings = description === undefined ? record.latest.settings : { ...record.latest.settings, Description: description };
    const version = newVersion(String(record.lastVersion), settings, record.latest.code, this.options.clock.now());
    record.published.push(version);
    this.runtime.register(this.configuration(record, version));
    return version;
  }

  deleteVersion(record: FunctionRecord, version: string): void {
    const at = record.published.findIndex((candidate) => candidate.version === version);
    if (at < 0) return;
    record.published.splice(at, 1);
    this.runtime.remove(functionArn(record, record.name, version));
  }

  putAlias(record: FunctionRecord, alias: FunctionAlias): void {
    this.version(record, alias.version);
    record.aliases.set(alias.name, alias);
  }

  delete(record: FunctionRecord): void {
    this.runtime.remove(functionArn(record, record.name));
    for (const { version } of record.published) this.runtime.remove(functionArn(record, record.name, version));
    this.records.delete(recordKey(record, record.name));
  }

  list(scope: Scope): FunctionRecord[] {
    return [...this.records.values()].filter((record) => scopeKey(record) === scopeKey(scope)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @param name name, partial ARN or ARN; a qualifier may follow it */
  find(scope: Scope, name: string, qualifier = ''): QualifiedFunction {
    const match = /^(?:arn:[\w-]+:lambda:([\w-]+):(\d{12}):function:|(?:(\d{12}):)?function:)?([\w-]+)(?::(\$LATEST|[\w-]+))?$/.exec(name);
    const [, region = scope.region, accountId = match?.[3] ?? scope.accountId, , plain = name, suffix = ''] = match ?? [];
    const record = this.records.get(recordKey({ region, accountId }, plain));
    const asked = qualifier === '' ? suffix : qualifier;
    if (record === undefined) throw notFound(functionArn({ region, accountId }, plain, asked));
    return { record, qualifier: asked };
  }

  /** The state that a qualifier stands for: an alias is followed, its weights by chance. */
  version(record: FunctionRecord, qualifier: string): FunctionVersion {
    if (qualifier === '' || qualifier === LATEST) return record.latest;
    const alias = record.aliases.get(qualifier);
    const wanted = alias === undefined ? qualifier : this.pick(alias);
    const version = wanted === LATEST ? record.latest : record.published.find((candidate) => candidate.version === wanted);
    if (version === undefined) throw notFound(functionArn(record, record.name, qualifier));
    return version;
  }

  policy(record: FunctionRecord, qualifier: string): ResourcePolicy {
    let policy = record.policies.get(qualifier);
    if (policy === undefined) record.policies.set(qualifier, policy = new ResourcePolicy(functionArn(record, record.name, qualifier)));
    return policy;
  }

  isPermitted(arn: string, principal: string, sourceArn: string): boolean {
    try {
      const { record, qualifier } = this.find(scopeOfArn(arn), arn);
      return record.policies.get(qualifier)?.permits(principal, sourceArn) ?? false;
    } catch {
      return false;
    }
  }

  canAssume(roleArn: string): boolean {
    return !this.options.roles.isGone(roleArn);
  }

  /** @throws LambdaServiceError or AwsError when the function did not run */
  async invoke(arn: string, payload: string): Promise<InvocationResult> {
    const { record, qualifier } = this.find(scopeOfArn(arn), arn);
    return this.runtime.invoke(runtimeArn(record, this.version(record, qualifier)), payload);
  }

  async close(): Promise<void> {
    await this.runtimeOnceListening?.close();
    this.codes.close();
  }

  /** Made late: its environment holds the endpoint's URL, which is known once the endpoint listens. */
  private get runtime(): LambdaRuntime {
    this.runtimeOnceListening ??= new LambdaRuntime({
      clock: this.options.clock,
      environment: { AWS_ENDPOINT_URL: this.options.url() },
      onLog: (arn, lines) => this.log(arn, lines),
    });
    return this.runtimeOnceListening;
  }

  /** A function that calls an API of this endpoint by its environment reaches it here. */
  private configuration(record: FunctionRecord, version: FunctionVersion): FunctionConfiguration {
    const configuration = toConfiguration(record, version);
    const variables = Object.entries(configuration.environment).map(([name, value]) => [name, this.options.localUrls.localize(value)]);
    return { ...configuration, environment: Object.fromEntries(variables) as Record<string, string> };
  }

  private log(arn: string, lines: readonly string[]): void {
    const [, , , , , , name, qualifier = LATEST] = arn.split(':');
    const record = this.records.get(recordKey(scopeOfArn(arn), name));
    const version = qualifier === LATEST ? record?.latest : record?.published.find((candidate) => candidate.version === qualifier);
    // Lines that were still on their way when the function was deleted have nowhere to go.
    if (record === undefined || version === undefined) return;
    this.options.logs.write(record, logGroupOf(record, version), streamOf(version), lines);
    this.options.observer.output?.(record.name, lines);
  }

  private pick({ version, weights }: FunctionAlias): string {
    let draw = this.options.random();
    for (const [other, weight] of Object.entries(weights)) {
      if (draw < weight) return other;
      draw -= weight;
    }
    return version;
  }
}

const STREAMS = new WeakMap<FunctionVersion, string>();

/** The log stream of a version; every line asks for it. */
function streamOf(version: FunctionVersion): string {
  let stream = STREAMS.get(version);
  if (stream === undefined) {
    const date = new Date(version.lastModified).toISOString().slice(0, 10).replaceAll('-', '/');
    STREAMS.set(version, stream = `${date}/[${version.version}]${version.revisionId.replaceAll('-', '')}`);
  }
  return stream;
}

/** Whether publishing would change anything: a version may have a description of its own. */
function isSame(published: FunctionVersion, latest: FunctionVersion): boolean {
  const { Description: _, ...before } = published.settings;
  const { Description: __, ...after } = latest.settings;
  return published.code === latest.code && isDeepStrictEqual(before, after);
}

function recordKey(scope: Scope, name: string): string {
  return `${scopeKey(scope)}/${name}`;
}

function scopeOfArn(arn: string): Scope {
  const [, , , region = '', accountId = ''] = arn.split(':');
  return { region, accountId };
}

function notFound(arn: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404, { Type: 'User' });
}
