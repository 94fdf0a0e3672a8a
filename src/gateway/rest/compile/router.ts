import { HTTP_METHODS } from '../../../limits';

/** A method that a request reaches, with the values of its path's parameters as they stand in the URL. */
export interface Match<T> {
  readonly target: T;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  readonly parameters: Map<string, Node<T>>;
  /** `{name+}`: the rest of the path. */
  readonly greedy: Map<string, Node<T>>;
  readonly methods: Map<string, T>;
}

/** The method that stands for every one that API Gateway has, and for no other, such as TRACE. */
const ANY = 'ANY';
const METHODS: ReadonlySet<string> = new Set(HTTP_METHODS);

/**
 * Finds a method by path and HTTP method together: a literal segment comes before a parameter, and that before a
 * greedy parameter; a path that does not have the method is no match, so that the search goes on with the next best.
 */
export class Router<T> {
  private readonly root = node<T>();

  add(path: string, httpMethod: string, target: T): void {
    let at = this.root;
    for (const segment of segmentsOf(path)) {
      const greedy = /^\{(.+)\+\}$/.exec(segment);
      const parameter = /^\{(.+)\}$/.exec(segment);
      if (greedy !== null) at = child(at.greedy, greedy[1]);
      else if (parameter !== null) at = child(at.parameters, parameter[1]);
      else at = child(at.literals, segment);
    }
    at.methods.set(httpMethod, target);
  }

  find(path: string, httpMethod: string): Match<T> | undefined {
    const segments = segmentsOf(path);
    const values: [string, string][] = [];
    const target = search(this.root, segments, 0, httpMethod, values);
    return target === undefined ? undefined : { target, pathParameters: Object.fromEntries(values) };
  }
}

function node<T>(): Node<T> {
  return { literals: new Map(), parameters: new Map(), greedy: new Map(), methods: new Map() };
}

function child<T>(children: Map<string, Node<T>>, name: string): Node<T> {
  let found = children.get(name);
  if (found === undefined) children.set(name, found = node());
  return found;
}

function search<T>(at: Node<T>, segments: readonly string[], index: number, method: string, values: [string, string][]): T | undefined {
  if (index === segments.length) return methodOf(at, method);
  const segment = segments[index];
  const literal = at.literals.get(segment) ?? at.literals.get(decoded(segment));
  const found = literal && search(literal, segments, index + 1, method, values);
  if (found !== undefined) return found;
  if (segment !== '') {
    for (const [name, next] of at.parameters) {
      values.push([name, segment]);
      const below = search(next, segments, index + 1, method, values);
      if (below !== undefined) return below;
      values.pop();
    }
  }
  for (const [name, below] of at.greedy) {
    const target = methodOf(below, method);
    if (target !== undefined) {
      values.push([name, segments.slice(index).join('/')]);
      return target;
    }
  }
  return undefined;
}

function methodOf<T>({ methods }: Node<T>, method: string): T | undefined {
  return METHODS.has(method) ? methods.get(method) ?? methods.get(ANY) : undefined;
}

/** Without the slash at either end: a trailing slash makes no difference. */
function segmentsOf(path: string): string[] {
  const start = path.startsWith('/') ? 1 : 0;
  const end = path.length > start && path.endsWith('/') ? path.length - 1 : path.length;
  return start >= end ? [] : path.slice(start, end).split('/');
}

function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
