/** Where a fact came from: the place that a finding, a diff or an error points at. */
export interface Origin {
  /** The template file as the user named it, relative to where the command ran. */
  readonly template: string;
  /** The stack's name, where an assembly tells it. */
  readonly stack?: string;
  readonly logicalId: string;
  /** CloudFormation type of the resource that holds the fact. */
  readonly type: string;
  /** From `aws:cdk:path`; absent in templates that the CDK did not write. */
  readonly constructPath?: string;
  /**
   * JSON pointer (without the leading slash) inside the resource, of the node that carries this origin:
   * `Properties/Integration`, or `Properties/Body/paths/~1orders/get`.
   */
  readonly path: string;
  /**
   * How field names are written below `path`: `resource` capitalises the first letter (`TimeoutInMillis`),
   * `openapi` writes them as they are (`timeoutInMillis`).
   */
  readonly style: 'resource' | 'openapi';
  /** Fields that are written with another name or at another place below `path`: model name to pointer; empty for the node itself. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A node of the model that knows where it came from. Constructs leave `origin` out. */
export interface Located {
  readonly origin?: Origin;
}

/** Escapes one segment of a JSON pointer (RFC 6901). */
export function pointerSegment(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

/** The origin of something below `origin`; the segments are written as they stand in the template. */
export function below(origin: Origin, ...segments: (string | number)[]): Origin {
  let { path } = origin;
  for (const segment of segments) path += `/${pointerSegment(String(segment))}`;
  return { ...origin, fields: undefined, path };
}

/**
 * The JSON pointer of a field of a model node, in the template's own spelling. Further segments (map
 * keys, list indexes) follow as they are.
 */
export function pathOf(origin: Origin, field?: string, ...more: (string | number)[]): string {
  const tail = more.map((s) => pointerSegment(String(s)));
  if (field === undefined) return [origin.path, ...tail].join('/');
  const written = origin.fields?.[field] ?? (origin.style === 'resource' ? field.charAt(0).toUpperCase() + field.slice(1) : field);
  return [origin.path, ...(written === '' ? [] : [written]), ...tail].join('/');
}
