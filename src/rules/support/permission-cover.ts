import { perModel } from './per-model';
import { text } from './read';
import { resourcesOf, siblingOf } from './resources';
import { textOf, Unresolved, type ApiModel, type LambdaFunction, type LambdaPermission, type RestApi, type V2Api } from '../../model';

/** What calls a function, as the end of a source ARN behind the stage or the word `authorizers`: `GET/orders/{id}`, `$connect`. */
export interface Caller {
  readonly api: RestApi | V2Api;
  readonly kind: 'route' | 'authorizer';
  /** Absent where it is not known. */
  readonly source?: string;
}

/**
 * Whether a permission lets API Gateway call a function for a caller, or may do so: what only the deployment will tell is taken
 * for what is needed. The stage is left to the rule about stages.
 */
export function isCovered(model: ApiModel, target: LambdaFunction, { api, kind, source }: Caller): boolean {
  if (mayBePermittedElsewhere(model, target)) return true;
  return granted(model).some((grant) => {
    if (!isFor(model, grant.permission, target)) return false;
    if (grant.api !== undefined && api.origin !== undefined && grant.api !== api.key) return false;
    if (kind === 'authorizer') return grant.authorizers;
    return source === undefined ? grant.routes !== NONE : spellings(source).some(grant.routes);
  });
}

/** A permission for API Gateway. */
interface Grant {
  readonly permission: LambdaPermission;
  /** The key of the API that the source names; absent for any, and where that is not known. */
  readonly api?: string;
  readonly authorizers: boolean;
  /** Whether it covers a route on one of the stages. */
  readonly routes: (source: string) => boolean;
}

const ALL = (): boolean => true;
const NONE = (): boolean => false;

const granted = perModel((model): readonly Grant[] => model.permissions.flatMap((permission) => grantOf(model, permission)));

const SOURCE = /^arn:[^:]*:execute-api:[^:]*:[^:]*:([^/]*)(?:\/(.*))?$/s;

function grantOf(model: ApiModel, permission: LambdaPermission): Grant[] {
  const principal = text(permission.principal);
  const action = text(permission.action);
  if (principal !== undefined && principal !== 'apigateway.amazonaws.com' && principal !== '*') return [];
  if (action !== undefined && !new RegExp(`^${pattern(action)}$`, 'i').test('lambda:InvokeFunction')) return [];
  const any: Grant = { permission, authorizers: true, routes: ALL };
  // A pseudo parameter has no colon, which any other part that is not known may have.
  const source = textOf(permission.sourceArn)?.replace(/\$\{AWS::[^}]*\}/g, '*');
  if (source === undefined) return [any];
  const [, id, rest] = SOURCE.exec(source) ?? [];
  if (id === undefined) return /^(\*|\$\{|[^$]*:\$\{[^}]*\}$)/.test(source) ? [any] : [];
  const api = apiBehind(model, permission, id);
  if (rest === undefined) return /[*$]/.test(id) && api === undefined ? [any] : [];
  if (/^(\*|\$\{[^}]*\})$/.test(rest)) return [{ ...any, api }];
  const [stage, ...path] = rest.split('/');
  const authorizers = new RegExp(`^${pattern(rest)}$`, 'is').test('authorizers/id');
  // The console's test button is no caller.
  if (stage === 'test-invoke-stage' || stage === 'authorizers') return [{ permission, api, authorizers, routes: NONE }];
  // As most templates write it, so that it is worth no regular expression.
  if (path.every((part) => part === '*') && path.length <= 2) {
    return [{ permission, api, authorizers, routes: path.length === 2 ? (called) => called.includes('/') : ALL }];
  }
  const tail = new RegExp(`^${pattern(path.join('/')).replace(/\/+$/, '')}/*$`, 'is');
  const anywhere = /\*|\$\{/.test(stage) ? new RegExp(`^${pattern(rest)}$`, 'is') : undefined;
  return [{ permission, api, authorizers, routes: (called) => tail.test(called) || anywhere?.test(`stage/${called}`) === true }];
}

/** The regular expression of a pattern of IAM. What is not known may be anything. */
function pattern(written: string): string {
  return written.replace(/\$\{[^}]*\}/g, '*').replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
}

const API_TYPE = /^AWS::(ApiGateway::RestApi|ApiGatewayV2::Api|Serverless::(Api|HttpApi|WebSocketApi))$/;

/** The key of the API that is named in a source. */
function apiBehind(model: ApiModel, permission: LambdaPermission, id: string): string | undefined {
  const name = /^\$\{([^}.]+)[^}]*\}$/.exec(id)?.[1];
  if (name === undefined || !permission.origin) return undefined;
  const isApi = API_TYPE.test(siblingOf(model, permission, name)?.type ?? '') || /^Serverless(Rest|Http)Api$/.test(name);
  return isApi ? `${permission.origin.template}#${name}` : undefined;
}

/** A path variable is `*` or itself in a source, and a method for all verbs is any of them. */
function spellings(source: string): string[] {
  if (!source.startsWith('ANY/') && !source.includes('{')) return [source];
  const [verb, ...path] = source.split('/');
  const verbs = verb === 'ANY' ? ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] : [verb];
  const written = verbs.map((one) => [one, ...path].join('/'));
  return [...written, ...written.map((one) => one.replace(/\{[^}]*\}/g, 'x'))];
}

/** Whether a permission is for a function, or may be. */
function isFor(model: ApiModel, { origin, function: written }: LambdaPermission, target: LambdaFunction): boolean {
  if (typeof written === 'string') {
    if (written === target.key) return true;
    if (written.includes('#') || target.functionName === undefined) return false;
    const name = text(target.functionName);
    return name === undefined || written.split(':').includes(name);
  }
  if (written === undefined || written.references.length === 0) return true;
  const types = written.references.map((id) => siblingOf(model, { origin }, id));
  return types.some((resource) => !/^AWS::(Lambda|Serverless)::Function$/.test(resource?.type ?? '') || `${origin?.template}#${resource?.logicalId}` === target.key);
}

/** Whether a nested stack, a custom resource or a connector of SAM is given the function, and may permit it to be called. */
function mayBePermittedElsewhere(model: ApiModel, target: LambdaFunction): boolean {
  return handedOn(model).has(target.key);
}

const handedOn = perModel((model) => {
  const keys = new Set<string>();
  for (const { resources } of model.templates) {
    for (const { type, properties, origin } of resources) {
      if (!/^(Custom::|AWS::CloudFormation::|AWS::Serverless::(Connector|Application)$)/.test(type)) continue;
      for (const id of namesIn(properties)) keys.add(`${origin?.template}#${id}`);
    }
  }
  return keys;
});

/** The logical ids in properties: those that are referred to, and texts that may be one, as in a connector of SAM. */
function namesIn(value: unknown): readonly string[] {
  if (value instanceof Unresolved) return value.references;
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

/** Whether the templates have what adds permissions by itself, of which nothing is known here. */
export const addsPermissions = perModel((model) => model.templates.some(({ transforms }) =>
  transforms.some((transform) => !/^AWS::(LanguageExtensions|Serverless)/.test(transform))) || resourcesOf(model, '').length > 0);
