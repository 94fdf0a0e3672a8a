import { textOf, Unresolved, type ApiModel, type WebAclAssociation } from '../../model';
import type { Rule, Violation } from '../rule';
import { at, catalogued, identityOf, isConditional, nameOf, place, siblingOf, text } from '../support';

/** A web ACL on a stage of a WebSocket or HTTP API, one for CloudFront, or a second one on the same stage. */
export const wafRestOnly: Rule = {
  meta: catalogued('waf-rest-only', {
    why: 'AWS refuses the association, and the stack rolls back.',
    fix: 'Associate one REGIONAL web ACL with arn:aws:apigateway:REGION::/restapis/API/stages/STAGE; put CloudFront in front of other APIs.',
  }),
  *check(model) {
    const seen = new Map<string, WebAclAssociation>();
    for (const association of model.webAclAssociations) {
      const arn = text(textOf(association.resourceArn));
      if (arn === undefined || (!/:(apigateway|execute-api):/.test(arn) && !isV2Stage(model, association))) continue;
      if (/:\/apis\//.test(arn) || isV2Stage(model, association)) {
        yield { ...place(association, 'resourceArn'), message: `web ACL is for stages of REST APIs, got a stage of a WebSocket or HTTP API: ${arn}`, actual: arn };
      } else if (!isStageArn(model, association, arn)) {
        yield { ...place(association, 'resourceArn'), message: `ARN of a stage must be arn:aws:apigateway:REGION::/restapis/API/stages/STAGE, got ${arn}`, actual: arn };
      }
      yield* checkScope(model, association);
      if (isConditional(model, association)) continue;
      const scope = `${association.origin?.template} ${identityOf(association.resourceArn)}`;
      const other = seen.get(scope);
      if (other) yield { ...place(association, 'resourceArn'), message: `stage can have one web ACL, ${nameOf(other)} gives it another` };
      else seen.set(scope, association);
    }
  },
};

/** Whether an ARN is that of a stage, or may be: what a parameter brings may have several parts of it. */
function isStageArn(model: ApiModel, association: WebAclAssociation, arn: string): boolean {
  const { resourceArn } = association;
  if (resourceArn instanceof Unresolved && !resourceArn.references.every((id) => siblingOf(model, association, id))) return true;
  return /^arn:[^:]+:apigateway:[^:]*::\/restapis\/[^/]+\/stages\/[^/]+$/.test(arn.replace(/\$\{[^}]*\}/g, 'x'));
}

function isV2Stage(model: ApiModel, association: WebAclAssociation): boolean {
  const { resourceArn } = association;
  if (!(resourceArn instanceof Unresolved)) return false;
  return resourceArn.references.some((id) => /^AWS::ApiGatewayV2::(Api|Stage)$/.test(siblingOf(model, association, id)?.type ?? ''));
}

function* checkScope(model: ApiModel, association: WebAclAssociation): Generator<Violation> {
  const { webAclArn } = association;
  const acl = webAclArn instanceof Unresolved ? siblingOf(model, association, webAclArn.references[0]) : undefined;
  const global = acl ? at(acl.properties, 'Scope') === 'CLOUDFRONT' : text(webAclArn)?.includes(':global/webacl/');
  if (global) yield { ...place(association, 'webAclArn'), message: 'web ACL of a stage must have the scope REGIONAL, got CLOUDFRONT' };
}
