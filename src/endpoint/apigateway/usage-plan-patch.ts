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

function patchOnce(stages: readonly Properties[], operation: PatchOperation): readonly Properties[] {
  const { op, path, value } = operation;
  const [, named, member, ...place] = segmentsOf(path);
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
  const changed = { ...stage, Throttle: throttleAfter(stage.Throttle, place, operation) };
  return stages.map((other) => other === stage ? changed : other);
}

/** A stage's throttles by method after an operation: the whole, one method's, or one limit of a method's. */
function throttleAfter(throttle: unknown, [method, limit]: readonly string[], { op, path, value }: PatchOperation): Properties {
  const all = (throttle ?? {}) as Record<string, Properties>;
  if (method === undefined) return op === 'remove' ? {} : badRequest(`Invalid patch path ${path}`);
  const { [method]: current, ...others } = all;
  if (limit === undefined) return op === 'remove' ? others : badRequest(`Invalid patch path ${path}`);
  const property = { rateLimit: 'RateLimit', burstLimit: 'BurstLimit' }[limit] ?? badRequest(`Invalid patch path ${path}`);
  const { [property]: _, ...rest } = current ?? {};
  return { ...others, [method]: op === 'remove' ? rest : { ...rest, [property]: Number(value) } };
}
