import type { TemplateResource } from '../../model';
import type { Rule, Violation } from '../rule';
import { at, catalogued, list, propertyPlace, propertyValues, resourcesOf, text } from '../support';

const LONGEST_HEADER = 39;
const LONGEST_GLOB = 127;
/** Of a value that may stand anywhere in the header's, both wildcards included. */
const LONGEST_INFIX = 40;
const LONGEST_PATH = 127;
const RESERVED = new RegExp(`^(access-control-.*|apigw-.*|x-amz-.*|x-amzn-.*|${[
  'authorization', 'connection', 'content-encoding', 'content-length', 'content-location', 'forwarded', 'keep-alive', 'origin',
  'proxy-authenticate', 'proxy-authorization', 'te', 'trailers', 'transfer-encoding', 'upgrade', 'x-apigw-api-id',
].join('|')})$`, 'i');

/** A condition or action that a routing rule cannot have. */
export const routingRuleConditions: Rule = {
  meta: catalogued('routing-rule-conditions', {
    why: 'AWS refuses the rule, and the stack rolls back.',
    fix: 'Match one header a condition, base paths below 128 characters, and let one action invoke one API.',
  }),
  *check(model) {
    for (const rule of resourcesOf(model, 'AWS::ApiGatewayV2::RoutingRule')) {
      const actions = rule.properties.Actions;
      if (Array.isArray(actions) && actions.length !== 1) {
        yield { ...propertyPlace(rule, 'Actions'), message: `routing rule must have one action, got ${actions.length}`, actual: actions.length, limit: 1 };
      }
      yield* headers(rule);
      yield* basePaths(rule);
    }
  },
};

function* headers(rule: TemplateResource): Generator<Violation> {
  for (const { path, value } of propertyValues(rule.properties, 'Conditions.*.MatchHeaders.AnyOf')) {
    const matches = list(value);
    if (matches.length > 1) yield { ...propertyPlace(rule, ...path), message: `header condition must have one header, got ${matches.length}`, actual: matches.length, limit: 1 };
    for (const [index, match] of matches.entries()) {
      const where = (field: string) => propertyPlace(rule, ...path, index, field);
      const header = text(at(match, 'Header'));
      const glob = text(at(match, 'ValueGlob'));
      if (header !== undefined && (header.length > LONGEST_HEADER || header.includes('*'))) {
        yield { ...where('Header'), message: `header of a condition must have at most ${LONGEST_HEADER} characters and no *, got '${header}'`, actual: header };
      } else if (header !== undefined && RESERVED.test(header)) {
        yield { ...where('Header'), message: `header of a condition must not be a reserved one, got '${header}'`, actual: header };
      }
      if (glob !== undefined && (glob.length > LONGEST_GLOB || glob.slice(1, -1).includes('*'))) {
        yield { ...where('ValueGlob'), message: `header value must have at most ${LONGEST_GLOB} characters and * only at its ends, got '${glob}'`, actual: glob };
      } else if (glob !== undefined && /^\*.*\*$/.test(glob) && glob.length > LONGEST_INFIX) {
        yield { ...where('ValueGlob'), message: `header value between two * must have at most ${LONGEST_INFIX} characters with both of them, got ${glob.length}`, actual: glob };
      }
    }
  }
}

function* basePaths(rule: TemplateResource): Generator<Violation> {
  for (const { path, value } of propertyValues(rule.properties, 'Conditions.*.MatchBasePaths.AnyOf.*')) {
    const basePath = text(value);
    if (basePath === undefined || (basePath.length <= LONGEST_PATH && /^[A-Za-z0-9$\-_.+!*'()/]*$/.test(basePath))) continue;
    const message = `base path of a condition must have at most ${LONGEST_PATH} letters, digits and $ - _ . + ! * ' ( ) /, got '${basePath}'`;
    yield { ...propertyPlace(rule, ...path), message, actual: basePath };
  }
}
