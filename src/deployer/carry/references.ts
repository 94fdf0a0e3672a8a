/** What a part of a template refers to. */
export interface References {
  /** Logical ids of resources and parameters. */
  readonly ids: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
  readonly mappings: ReadonlySet<string>;
}

/** All references in a value of a template: `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If`, `Condition`, `Fn::FindInMap`. */
export function referencesOf(value: unknown): References {
  const ids = new Set<string>();
  const conditions = new Set<string>();
  const mappings = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      const first: unknown = Array.isArray(child) ? child[0] : child;
      if (key === 'Ref' && typeof child === 'string') ids.add(child);
      if (key === 'Fn::GetAtt' && typeof first === 'string') ids.add(first.split('.')[0]!);
      if (key === 'Fn::Sub' && typeof first === 'string') for (const [, name] of first.matchAll(/\$\{([^!][^}]*)\}/g)) ids.add(name!.split('.')[0]!);
      if ((key === 'Fn::If' || key === 'Condition') && typeof first === 'string') conditions.add(first);
      if (key === 'Fn::FindInMap' && typeof first === 'string') mappings.add(first);
      visit(child);
    }
  };
  visit(value);
  return { ids, conditions, mappings };
}
