import { Lazy, Stack, type CfnElement, type IResolvable } from 'aws-cdk-lib';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';

type Json = Readonly<Record<string, unknown>>;

/** What callers never notice: a change of these needs no new deployment. */
const TEXTS = new Set(['summary', 'description', 'tags']);
const UNDEPLOYED_PROPERTIES = ['Name', 'Description', 'Tags'];

/**
 * What a deployment takes a picture of, as it will stand in the template, so that overrides count too. The
 * name of a deployment is made from it: the same picture, the same deployment.
 */
export function snapshotOf(resource: CfnRestApi): IResolvable {
  return Lazy.uncachedAny({
    produce: () => {
      const rendered = Stack.of(resource).resolve((resource as unknown as { _toCloudFormation(): unknown })._toCloudFormation()) as {
        readonly Resources: Readonly<Record<string, { readonly Properties: Json }>>;
      };
      const [{ Properties }] = Object.values(rendered.Resources);
      const { Body, ...properties } = without(Properties, (key) => UNDEPLOYED_PROPERTIES.includes(key));
      return JSON.stringify(sorted({ ...properties, Body: behaviour(Body) }));
    },
  });
}

/** The logical id that an element will have, for dependants that are named after it. */
export function logicalIdOf(element: CfnElement): string {
  return Stack.of(element).resolve(element.logicalId) as string;
}

function behaviour(body: unknown): unknown {
  if (!isObject(body) || !isObject(body.paths)) return body;
  const { info: _, paths, ...rest } = body;
  const withoutTexts = (operation: unknown) => isObject(operation) ? without(operation, (key) => TEXTS.has(key)) : operation;
  return { ...rest, paths: mapValues(paths, (item) => mapValues(item, withoutTexts)) };
}

/** With keys in one order, because the order of calls in an app is no change. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function without(object: Json, unwanted: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !unwanted(key)));
}

function mapValues(value: unknown, map: (item: unknown) => unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)])) : value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
