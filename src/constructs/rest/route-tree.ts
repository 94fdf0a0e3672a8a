import { isVariable, type RoutePath } from './path';

interface Node {
  readonly children: Map<string, Node>;
  readonly methods: Set<string>;
  variable?: string;
}

/** Which paths and methods an API has, to refuse at once what API Gateway would refuse at deployment. */
export class RouteTree {
  private readonly root: Node = { children: new Map(), methods: new Set() };

  /** @throws when the route exists, or its path has a variable beside another variable */
  public add(httpMethod: string, { path, segments }: RoutePath): void {
    let node = this.root;
    for (const segment of segments) {
      if (isVariable(segment)) {
        if (node.variable !== undefined && node.variable !== segment) {
          throw new Error(`one path segment can have one variable, got ${segment} in '${path}' beside ${node.variable}`);
        }
        node.variable = segment;
      }
      const next = node.children.get(segment) ?? { children: new Map(), methods: new Set() };
      node.children.set(segment, next);
      node = next;
    }
    if (node.methods.has(httpMethod)) throw new Error(`route ${httpMethod} ${path} exists already`);
    node.methods.add(httpMethod);
  }
}
