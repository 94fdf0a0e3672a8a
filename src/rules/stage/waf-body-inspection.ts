import { textOf, Unresolved, type ApiModel, type TemplateResource } from '../../model';
import type { Rule, Violation } from '../rule';
import { at, catalogued, isMap, propertyPlace, resourcesOf, restStages, text } from '../support';

type Path = readonly (string | number)[];

/** A web ACL of a stage that looks at bodies, and lets those through that are longer than it sees. */
export const wafBodyInspection: Rule = {
  meta: catalogued('waf-body-inspection', {
    why: 'API Gateway takes 10 MB, but AWS WAF sees the first 16 to 64 KB; what comes after passes unseen.',
    fix: 'Set OversizeHandling to MATCH or NO_MATCH, and raise DefaultSizeInspectionLimit.',
  }),
  *check(model) {
    for (const acl of resourcesOf(model, 'AWS::WAFv2::WebACL')) {
      yield* checkSize(acl);
      if (mayGuardStage(model, acl)) yield* walk(acl, acl.properties.Rules, ['Rules']);
    }
  },
};

const SIZE = ['AssociationConfig', 'RequestBody', 'API_GATEWAY', 'DefaultSizeInspectionLimit'];
const SIZES = ['KB_16', 'KB_32', 'KB_48', 'KB_64'];

function* checkSize(acl: TemplateResource): Generator<Violation> {
  const size = text(at(acl.properties, SIZE.join('.')));
  if (size === undefined || SIZES.includes(size)) return;
  yield { ...propertyPlace(acl, ...SIZE), message: `size of inspected bodies must be one of ${SIZES.join(', ')}, got '${size}'`, actual: size, severity: 'error' };
}

/** Whether a web ACL is in front of a stage. One that nothing refers to may be given to a stage of the same templates by somebody else. */
function mayGuardStage(model: ApiModel, acl: TemplateResource): boolean {
  const associations = model.webAclAssociations.filter(({ origin, webAclArn }) =>
    webAclArn instanceof Unresolved && origin?.template === acl.origin?.template && webAclArn.references.includes(acl.logicalId));
  if (associations.length === 0) return text(acl.properties.Scope) === 'REGIONAL' && restStages(model).length > 0;
  return associations.some(({ resourceArn }) => textOf(resourceArn)?.includes(':apigateway:'));
}

function* walk(acl: TemplateResource, node: unknown, path: Path): Generator<Violation> {
  if (Array.isArray(node)) for (const [index, item] of node.entries()) yield* walk(acl, item, [...path, index]);
  if (!isMap(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'Body' || key === 'JsonBody') && isMap(value) && value.OversizeHandling === 'CONTINUE') {
      const message = `rule inspects ${key} and lets a longer one than AWS WAF sees go on (OversizeHandling CONTINUE)`;
      yield { ...propertyPlace(acl, ...path, key, 'OversizeHandling'), message, actual: 'CONTINUE' };
    } else {yield* walk(acl, value, [...path, key]);}
  }
}
