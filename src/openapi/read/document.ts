import { below, Unresolved, type Origin } from '../../model';
import { isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** An OpenAPI 3.0 or Swagger 2.0 document, with the places where the two keep the same thing. */
export class Document {
  readonly swagger: boolean;

  constructor(readonly root: Plain, private readonly origin: Origin | undefined) {
    this.swagger = own(root, 'swagger') !== undefined;
  }

  get schemas(): readonly string[] {
    return this.swagger ? ['definitions'] : ['components', 'schemas'];
  }

  get securitySchemes(): readonly string[] {
    return this.swagger ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  }

  /** What stands at a place of the document. */
  at(...path: readonly string[]): unknown {
    return path.reduce<unknown>((node, key) => isPlain(node) ? own(node, key) : undefined, this.root);
  }

  /** The entries of an object of the document. */
  entriesAt(...path: readonly string[]): [string, unknown][] {
    return Object.entries(plainOrEmpty(this.at(...path)));
  }

  /** The origin of a place of the document; nothing when the reader was given none. */
  originAt(path: readonly (string | number)[], fields?: Readonly<Record<string, string>>): { readonly origin?: Origin } {
    if (this.origin === undefined) return {};
    const place = below(this.origin, ...path);
    return { origin: fields === undefined ? { ...place, style: 'openapi' } : { ...place, style: 'openapi', fields } };
  }

  /** Follows `$ref` within the document; what is no object in the end is `undefined`. */
  deref(node: unknown): Plain | undefined {
    for (let hops = 0; hops < 10 && isPlain(node); hops++) {
      const ref: unknown = own(node, '$ref');
      if (typeof ref !== 'string') return node;
      node = ref.startsWith('#/') ? this.at(...ref.slice(2).split('/').map(unescape)) : undefined;
    }
    return undefined;
  }
}

function unescape(segment: string): string {
  return segment.replace(/~1/g, '/').replace(/~0/g, '~');
}

/** `Model` of `#/components/schemas/Model`. */
export function modelName(ref: unknown): string | Unresolved | undefined {
  if (ref instanceof Unresolved) return ref;
  return typeof ref === 'string' ? /^#\/(?:components\/schemas|definitions)\/(.+)$/s.exec(ref)?.[1] : undefined;
}
