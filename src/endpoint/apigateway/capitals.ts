/** Members with a capital, as CloudFormation writes them; absent ones left out. */
export function capitals(node: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]));
}
