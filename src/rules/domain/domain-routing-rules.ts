import type { ApiModel, TemplateResource } from '../../model';
import type { Rule, RuleContext, Violation } from '../rule';
import { catalogued, isConditional, nameOf, number, originOf, propertyPlace } from '../support';
import { domainOfRule, rulesByDomain } from '../support/routing-rules';

/** More routing rules than a domain name may have, or two with the same priority. */
export const domainRoutingRules: Rule = {
  meta: catalogued('domain-routing-rules', {
    why: 'AWS refuses the rule, and the stack rolls back.',
    fix: 'Join rules, or ask Service Quotas for more; give each rule a priority of its own.',
  }),
  *check(model, context) {
    for (const rules of rulesByDomain(model)) {
      yield* tooMany(model, rules, context);
      yield* samePriority(model, rules);
    }
  },
};

function* tooMany(model: ApiModel, rules: readonly TemplateResource[], context: RuleContext): Generator<Violation> {
  const limit = context.limit('domain-routing-rules');
  if (rules.length <= limit) return;
  const domain = model.domains.find(({ key }) => key === domainOfRule(rules[0]));
  yield {
    at: domain?.origin ?? originOf(rules[limit]),
    message: `domain name has ${rules.length} routing rules, at most ${limit} are allowed`,
    actual: rules.length,
    limit,
  };
}

function* samePriority(model: ApiModel, rules: readonly TemplateResource[]): Generator<Violation> {
  const seen = new Map<number, TemplateResource>();
  for (const rule of rules) {
    const priority = number(rule.properties.Priority);
    if (priority === undefined || isConditional(model, rule)) continue;
    const other = seen.get(priority);
    if (other) {
      const message = `priority ${priority} is there twice on the domain name: ${nameOf(other)} has it already`;
      yield { ...propertyPlace(rule, 'Priority'), message, actual: priority, severity: 'error' };
    } else {seen.set(priority, rule);}
  }
}
