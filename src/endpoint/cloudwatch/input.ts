import type { Dimensions, MetricId } from './metric-store';
import type { JsonInput } from '../protocols/json';
import { AwsError } from '../service';

/** Seconds since 1970 (or an ISO date) as milliseconds; `missing` when there is none. */
export function timeOf(value: unknown, name: string, missing?: number): number {
  if ((value === undefined || value === null) && missing !== undefined) return missing;
  const time = typeof value === 'number' ? value * 1000 : Date.parse(String(value));
  return Number.isNaN(time) ? invalid(name, value) : time;
}

/** A period in seconds as milliseconds: a multiple of a minute. What is shorter is not kept. */
export function periodOf(value: unknown): number {
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds < 1 || (seconds > 60 && seconds % 60 !== 0)) return invalid('Period', value);
  return Math.max(60, seconds) * 1000;
}

export function metricOf({ Namespace, MetricName, Dimensions: dimensions }: JsonInput): MetricId {
  if (Namespace === undefined || MetricName === undefined) throw new AwsError('MissingParameter', 'The parameters Namespace and MetricName are required.');
  return { namespace: String(Namespace), name: String(MetricName), dimensions: dimensionsOf(dimensions) };
}

/** `[{ Name, Value }]` as a map. */
export function dimensionsOf(list: unknown): Dimensions {
  return Object.fromEntries(((list ?? []) as { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]));
}

export function dimensionList(dimensions: Dimensions): object[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

export function invalid(name: string, value: unknown): never {
  throw new AwsError('InvalidParameterValue', `The value ${JSON.stringify(value)} for parameter ${name} is invalid.`);
}
