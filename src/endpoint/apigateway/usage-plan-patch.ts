import { badRequest } from './texts';
import { segmentsOf } from '../records/patch';
import type { PatchOperation } from '../records/patch';
import type { Properties } from '../resource-type';

/**
 * Applies the operations on `/apiStages`, whose entries are named `apiId:stage`, and returns those that are left.
 * A method's throttle is at `/apiStages/apiId:stage/throttle/~1path~1METHOD/rateLimit`.
 */
export function patchApiStages(plan: Properties, operations: readonly PatchOperation[]): { properties: Properties; rest: readonly PatchOperation[] } {
  const [mine, rest] = [true, false].map((is) => operations.filter(({ path }) => (segmentsOf(path)[0] === 'apiStages') === is));
  return { properties: { ...plan, ApiStages: mine.reduce(patchOnce, plan.ApiStages as readonly Properties[]) }, rest };
}

function patchOnce(stages: readonly Properties[], { op, path, value }: PatchOperation): readonly Properties[] {
  const [, named, member, method, limit] = segmentsOf(path);
  const name = named ?? value ?? '';
  const [ApiId, Stage] = name.split(':');
  if (Stage === undefined) badRequest(`Invalid API stage specified: ${name}. Must be apiId:stageName`);
  const stage = stages.find((other) => other.ApiId === ApiId && other.Stage === Stage);
  if (member === undefined) {
    if (op === 'add') return stage === undefined ? [...stages, { ApiId, Stage }] : stages;
    if (op === 'remove') return stages.filter((other) => other !== stage);
    badRequest(`Invalid patch path  '${path}' specified for op '${op}'. Must be one of: [add, remove]`);
  }
  if (stage === undefined) badRequest(`API Stage not found: ${name}`);
  return stages.map((other) => other === stage ? { ...stage, Throttle: throttleAfter(stage.Throttle, method, limit, op, value, path) } : other);
}

function throttleAfter(throttle: unknown, method: string | undefined, limit: string | undefined, op: string, value: string | undefined, path: string): Properties {
  const all = (throttle ?? {}) as Record<string, Properties>;
  if (method === undefined) return op === 'remove' ? {} : badRequest(`Invalid patch path ${path}`);
  const { [method]: current, ...others } = all;
  if (limit === undefined) return op === 'remove' ? others : badRequest(`Invalid patch path ${path}`);
  const property = { rateLimit: 'RateLimit', burstLimit: 'BurstLimit' }[limit] ?? badRequest(`Invalid patch path ${path}`);
  const { [property]: _, ...rest } = current ?? {};
  return { ...others, [method]: op === 'remove' ? rest : { ...rest, [property]: Number(value) } };
}
