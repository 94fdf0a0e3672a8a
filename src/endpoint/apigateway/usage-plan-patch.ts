import { badRequest, notFound } from './texts';
import { segmentsOf } from '../records/patch';
import type { PatchOperation } from '../records/patch';
import type { Properties } from '../resource-type';

/** What each operation may name, in the order of the service's text. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  add: ['apiStages', 'quota', 'throttle', 'productCode'],
  remove: ['apiStages', 'quota', 'throttle', 'productCode', 'description'],
  replace: ['name', 'description', 'productCode', 'quota', 'throttle', 'apiStages'],
};

/**
 * Applies the operations on `/apiStages` of a plan, and returns those that are left. A stage is added and removed by the value
 * `apiId:stage`; the throttle of one of its methods is at `/apiStages/apiId:stage/throttle/path/METHOD/rateLimit`, where the slashes
 * of the path may be escaped or not.
 */
export function patchApiStages(
  planId: string, plan: Properties, operations: readonly PatchOperation[],
): { properties: Properties; rest: readonly PatchOperation[] } {
  for (const operation of operations) checkPath(operation);
  const [mine, rest] = [true, false].map((is) => operations.filter(({ path }) => (segmentsOf(path)[0] === 'apiStages') === is));
  const stages = mine.reduce((before, operation) => patchOnce(planId, before, operation), plan.ApiStages as readonly Properties[]);
  return { properties: { ...plan, ApiStages: stages }, rest };
}

function checkPath({ op, path }: PatchOperation): void {
  const [member, named, inner] = segmentsOf(path);
  const paths = PATHS[op] ?? badRequest(`Invalid patch path  '${path}' specified for op '${op}'. Please choose supported operations`);
  const isStage = member === 'apiStages' && (inner === 'throttle' ? op !== 'add' : named === undefined && op !== 'replace');
  if (member === 'apiStages' ? !isStage : !paths.includes(member)) {
    badRequest(`Invalid patch path  '${path}' specified for op '${op}'. Must be one of: [${paths.map((name) => `/${name}`).join(', ')}]`);
  }
}

function patchOnce(planId: string, stages: readonly Properties[], operation: PatchOperation): readonly Properties[] {
  const { op, path, value } = operation;
  const [, named, , ...place] = segmentsOf(path);
  const [ApiId, Stage] = (named ?? value ?? '').split(':');
  if (Stage === undefined) badRequest('Invalid API Stage specified');
  const stage = stages.find((other) => other.ApiId === ApiId && other.Stage === Stage);
  if (op === 'add') return stage === undefined ? [...stages, { ApiId, Stage }] : stages;
  if (stage === undefined) notFound(`Invalid API Stage {api: ${ApiId}, stage: ${Stage}} specified for usageplan ${planId}`);
  if (named === undefined) return stages.filter((other) => other !== stage);
  const changed = { ...stage, Throttle: throttleAfter(stage.Throttle, place, operation) };
  return stages.map((other) => other === stage ? changed : other);
}

/** A stage's throttles by method after an operation: the whole, one method's, or one limit of a method's. */
function throttleAfter(throttle: unknown, place: readonly string[], { op, path, value }: PatchOperation): Properties {
  const all = (throttle ?? {}) as Record<string, Properties>;
  if (place.length === 0) return op === 'remove' ? {} : badRequest(`Invalid patch path ${path}`);
  const property = { rateLimit: 'RateLimit', burstLimit: 'BurstLimit' }[place[place.length - 1]];
  const method = (property === undefined ? place : place.slice(0, -1)).join('/');
  const { [method]: current, ...others } = all;
  if (property === undefined) return op === 'remove' ? others : badRequest(`Invalid patch path ${path}`);
  const { [property]: _, ...rest } = current ?? {};
  return { ...others, [method]: op === 'remove' ? rest : { ...rest, [property]: Number(value) } };
}
