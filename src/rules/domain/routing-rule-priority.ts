import type { Rule } from '../rule';
import { catalogued, number, propertyPlace, resourcesOf } from '../support';

/** A priority that a routing rule cannot have. */
export const routingRulePriority: Rule = {
  meta: catalogued('routing-rule-priority', {
    why: 'AWS refuses the rule, and the stack rolls back.',
    fix: 'Give a whole number from 1 (first) to 1000000.',
  }),
  *check(model, context) {
    const most = context.limit('routing-rule-priority');
    for (const rule of resourcesOf(model, 'AWS::ApiGatewayV2::RoutingRule')) {
      const priority = number(rule.properties.Priority);
      if (priority === undefined || (Number.isInteger(priority) && priority >= 1 && priority <= most)) continue;
      const message = `priority of a routing rule must be a whole number from 1 to ${most}, got ${priority}`;
      yield { ...propertyPlace(rule, 'Priority'), message, actual: priority, limit: priority < 1 ? 1 : most };
    }
  },
};
