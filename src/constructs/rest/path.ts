import { Token } from 'aws-cdk-lib';
import { checkPattern } from '../check';

/** A route's path, taken apart. */
export interface RoutePath {
  readonly path: string;
  readonly segments: readonly string[];
  /** Names of the path's variables, without braces and plus. */
  readonly parameters: readonly string[];
}

/**
 * Reads a path such as `/orders/{id}` or `/files/{path+}`.
 * @throws when API Gateway would refuse it
 */
export function parsePath(path: string): RoutePath {
  if (Token.isUnresolved(path)) throw new Error('path of a route must be known at synthesis, got a token');
  if (!path.startsWith('/')) throw new Error(`path of a route must start with '/', got '${path}'`);
  const segments = path === '/' ? [] : path.slice(1).split('/');
  for (const [index, segment] of segments.entries()) {
    if (segment === '') throw new Error(`path of a route must have no empty segment and no '/' at its end, got '${path}'`);
    checkPattern(`segment of path '${path}'`, segment, 'resource-path-part', 'a variable such as {id} or {proxy+}, or consist of a-z, A-Z, 0-9 and ._-:,$');
    if (isGreedy(segment) && index < segments.length - 1) {
      throw new Error(`nothing can follow the greedy variable ${segment}, got '${path}'`);
    }
  }
  const parameters = segments.filter(isVariable).map((segment) => segment.replace(/[{}+]/g, ''));
  const twice = parameters.find((name, index) => parameters.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`path variables must have different names, got {${twice}} twice in '${path}'`);
  return { path, segments, parameters };
}

/** Whether the segment stands for any text. */
export function isVariable(segment: string): boolean {
  return segment.startsWith('{');
}

/** Whether the segment stands for the whole rest of a path. */
export function isGreedy(segment: string): boolean {
  return segment.endsWith('+}');
}
