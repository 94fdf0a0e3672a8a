import { Unresolved, type ApiModel, type TemplateResource } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, mappedApiKind, mappedDomains, place, propertyPlace, propertyValues, resourcesOf, siblingOf, text } from '../support';
import { rulesOf } from '../support/routing-rules';

/** Routing rules and mappings of a domain name that do not go together. */
export const routingModeMixing: Rule = {
  meta: catalogued('routing-mode-mixing', {
    why: 'AWS refuses the rule or the mapping, or one of them is never looked at.',
    fix: 'Let routing rules invoke REST APIs only, and choose the routing mode that looks at both.',
  }),
  *check(model) {
    for (const rule of resourcesOf(model, 'AWS::ApiGatewayV2::RoutingRule')) yield* checkTarget(model, rule);
    const mapped = new Map(mappedDomains(model).map((group) => [group.key, group.mappings]));
    for (const domain of model.domains) {
      const rules = rulesOf(model, domain);
      const mappings = mapped.get(domain.key) ?? [];
      const mode = text(domain.routingMode);
      if (rules.length > 0 && mappings.some((mapping) => mappedApiKind(model, mapping) === 'HTTP')
        && mappings.some((mapping) => mappedApiKind(model, mapping) === 'REST')) {
        yield { ...place(domain), message: 'domain name with routing rules cannot have mappings to REST and to HTTP APIs' };
      }
      const unused = modeLeavesOut(mode, rules.length > 0, mappings.length > 0);
      if (unused) {
        yield { ...place(domain, 'routingMode'), message: `routing mode ${mode} never looks at the ${unused} of the domain name`, severity: 'warning' };
      } else if (rules.length > 0 && domain.routingMode === undefined) {
        yield { ...place(domain), message: 'domain name without a routing mode never looks at its routing rules', severity: 'warning' };
      }
    }
  },
};

const V2_APIS = /^AWS::(ApiGatewayV2::Api|Serverless::(HttpApi|WebSocketApi))$/;

function modeLeavesOut(mode: string | undefined, rules: boolean, mappings: boolean): string | undefined {
  if (rules && mode?.endsWith('MAPPING_ONLY')) return 'routing rules';
  return mappings && mode === 'ROUTING_RULE_ONLY' ? 'mappings' : undefined;
}

function* checkTarget(model: ApiModel, rule: TemplateResource): Generator<Violation> {
  for (const { path, value } of propertyValues(rule.properties, 'Actions.*.InvokeApi.ApiId')) {
    if (!(value instanceof Unresolved) || !V2_APIS.test(siblingOf(model, rule, value.references[0])?.type ?? '')) continue;
    yield { ...propertyPlace(rule, ...path), message: 'routing rule must invoke a REST API, got a WebSocket or HTTP API' };
  }
}
