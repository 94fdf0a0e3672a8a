import type { Template } from './template';
import { own, plainOrEmpty } from '../model/coerce';

/** The names by which templates meet that were not written together. */
export interface Ties {
  readonly exports: ReadonlySet<string>;
  readonly imports: ReadonlySet<string>;
  /** Ids of APIs that the template adds to. */
  readonly apis: ReadonlySet<string>;
}

/** An id as AWS gives it. Anything else is an example's, which others may have too. */
const API_ID = /^[a-z0-9]{10}$/;

/** Reads the names that are written out. A name that only the deployment tells ties to nothing. */
export function tiesOf({ body }: Template): Ties {
  const [exports, imports, apis] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const output of Object.values(plainOrEmpty(own(body, 'Outputs')))) {
    add(exports, own(plainOrEmpty(own(plainOrEmpty(output), 'Export')), 'Name'));
  }
  for (const resource of Object.values(plainOrEmpty(own(body, 'Resources')))) {
    const type = own(plainOrEmpty(resource), 'Type');
    const properties = plainOrEmpty(own(plainOrEmpty(resource), 'Properties'));
    collectImports(properties, imports);
    if (typeof type !== 'string' || !/^AWS::ApiGateway(V2)?::/.test(type)) continue;
    for (const name of ['RestApiId', 'ApiId']) {
      const id = own(properties, name);
      if (typeof id === 'string' && API_ID.test(id)) apis.add(id);
    }
  }
  return { exports, imports, apis };
}

function collectImports(node: unknown, imports: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) return node.forEach((item) => collectImports(item, imports));
  add(imports, own(node as Readonly<Record<string, unknown>>, 'Fn::ImportValue'));
  for (const value of Object.values(node)) collectImports(value, imports);
}

function add(names: Set<string>, value: unknown): void {
  const text = typeof value === 'string' ? value : own(plainOrEmpty(value), 'Fn::Sub');
  if (typeof text === 'string' && !text.includes('${')) names.add(text);
}
