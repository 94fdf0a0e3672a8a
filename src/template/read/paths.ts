import { Unresolved, type Value } from '../../model';
import { asString, own } from '../../model/coerce';
import { concatenate } from '../text';
import type { Entry } from './entry';
import type { ReadOptions } from './options';
import type { Stacks } from './stacks';

/** Tells the whole path of an `AWS::ApiGateway::Resource` from the chain of its parents. */
export class Paths {
  private readonly known = new Map<string, Value<string>>();

  constructor(private readonly stacks: Stacks, private readonly options: ReadOptions) {}

  /** What a `ParentId` or `ResourceId` stands for: a resource, the root of an API, or nothing that is known. */
  place(id: unknown, from: Entry): { readonly resource: Entry } | 'root' | undefined {
    const link = from.links.linkOf(id);
    const target = link && this.stacks.byKey(link.key);
    if (target?.type === 'AWS::ApiGateway::Resource') return { resource: target };
    if (link?.attribute === 'RootResourceId') return 'root';
    return this.options.literalIds && typeof id === 'string' ? 'root' : undefined;
  }

  pathOf(entry: Entry): Value<string> {
    const known = this.known.get(entry.key);
    if (known !== undefined) return known;
    const parentId = own(entry.properties, 'ParentId');
    this.known.set(entry.key, new Unresolved(parentId)); // for a resource that is its own ancestor
    const place = this.place(parentId, entry);
    const parent = place === 'root' ? '' : place && this.pathOf(place.resource);
    const part = asString(own(entry.properties, 'PathPart'));
    const path = parent === undefined || part === undefined || isShapeless(parent)
      ? new Unresolved(parentId)
      : concatenate([parent, '/', part], { 'Fn::Join': ['/', [parentId, part]] });
    this.known.set(entry.key, path);
    return path;
  }
}

function isShapeless(path: Value<string>): boolean {
  return path instanceof Unresolved && path.pattern === undefined;
}
