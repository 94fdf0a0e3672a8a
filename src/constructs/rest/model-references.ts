/** Names of the models that a schema refers to; definitions of its own are none. */
export function referencedModels(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== '$ref') return referencedModels(value);
    const name = typeof value === 'string' ? /^#\/components\/schemas\/([^/]+)/.exec(value)?.[1] : undefined;
    return name === undefined ? [] : [name];
  });
}
