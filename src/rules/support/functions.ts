import { Unresolved, type ApiModel, type LambdaFunction, type Located, type Value } from '../../model';

const INDEXES = new WeakMap<ApiModel, ReadonlyMap<string, LambdaFunction>>();

/** The function of these templates that the URI of an integration or authorizer refers to. */
export function functionOf(model: ApiModel, node: Located, uri: Value<string> | undefined): LambdaFunction | undefined {
  if (!(uri instanceof Unresolved) || !node.origin) return undefined;
  const functions = indexOf(model);
  for (const id of uri.references) {
    const found = functions.get(`${node.origin.template}#${id}`);
    if (found) return found;
  }
  return undefined;
}

function indexOf(model: ApiModel): ReadonlyMap<string, LambdaFunction> {
  const known = INDEXES.get(model);
  if (known) return known;
  const index = new Map(model.functions.flatMap((one) => (one.origin ? [[`${one.origin.template}#${one.origin.logicalId}`, one] as const] : [])));
  INDEXES.set(model, index);
  return index;
}
