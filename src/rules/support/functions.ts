import { perModel } from './per-model';
import { Unresolved, type ApiModel, type LambdaFunction, type Located, type Value } from '../../model';

/** The function of these templates that the URI of an integration or authorizer refers to. */
export function functionOf(model: ApiModel, node: Located, uri: Value<string> | undefined): LambdaFunction | undefined {
  if (!(uri instanceof Unresolved) || !node.origin) return undefined;
  const functions = byPlace(model).get(node.origin.template);
  for (const id of uri.references) {
    const found = functions?.get(id);
    if (found) return found;
  }
  return undefined;
}

/** Functions by template and logical id. */
const byPlace = perModel((model) => {
  const templates = new Map<string, Map<string, LambdaFunction>>();
  for (const one of model.functions) {
    if (!one.origin) continue;
    const functions = templates.get(one.origin.template) ?? new Map<string, LambdaFunction>();
    templates.set(one.origin.template, functions.set(one.origin.logicalId, one));
  }
  return templates;
});
