import { pointerSegment, type Origin } from '../../model';
import { isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

export const AUTHORIZER = 'x-amazon-apigateway-authorizer';

/** The security schemes by name; `undefined` when a macro or an include may add some. */
export function schemesOf(body: Plain): Plain | undefined {
  const components = own(body, 'components');
  const all = isPlain(components) ? own(components, 'securitySchemes') : components;
  if ([body, components, all].some((node) => isPlain(node) && own(node, 'Fn::Transform') !== undefined)) return undefined;
  return all === undefined || isPlain(all) ? plainOrEmpty(all) : undefined;
}

/** The first authorizer that an operation asks for; schemes that are no authorizers are for readers only. */
export function securityOf(operation: Plain, schemes: Plain): { readonly name: string; readonly scopes: unknown; readonly fields: Origin['fields'] } | undefined {
  const security = own(operation, 'security');
  for (const [index, requirement] of (Array.isArray(security) ? security : []).entries()) {
    for (const [name, scopes] of Object.entries(plainOrEmpty(requirement))) {
      if (Object.hasOwn(schemes, name) && own(plainOrEmpty(schemes[name]), AUTHORIZER) === undefined) continue;
      const at = `security/${index}/${pointerSegment(name)}`;
      return { name, scopes, fields: { authorizer: at, authorizationScopes: at } };
    }
  }
  return undefined;
}
