import type { Integration, TemplateResource } from '../../model';
import type { Rule, Violation } from '../rule';
import { inBody, methods, place, propertyPlace, propertyValues, resourcesOf, text } from '../support';
import { CLOSED_INTEGRATION_FIELDS, CLOSED_PROPERTIES, PROPERTY_FORMS, VERBS } from '../support/closed-values';

/** A property with a value that its closed set does not have. */
export const propertyEnum: Rule = {
  meta: {
    id: 'property-enum',
    title: 'Properties with a closed set of values',
    severity: 'error',
    why: 'AWS refuses the resource, and the stack rolls back.',
    fix: 'Use one of the values that the message lists; they are case-sensitive.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGateway.html',
  },
  *check(model) {
    for (const [type, property, allowed] of CLOSED_PROPERTIES) {
      const allows = (value: string): boolean => allowed.includes(property === 'HttpMethod' ? value.toUpperCase() : value);
      yield* checkProperty(resourcesOf(model, type), property, allows, `one of ${allowed.join(', ')}`);
    }
    for (const [type, property, form, words] of PROPERTY_FORMS) {
      yield* checkProperty(resourcesOf(model, type), property, (value) => form.test(value), words);
    }
    for (const { method } of methods(model)) {
      if (method.integration && inBody(method.integration)) yield* checkFields(method.integration);
      const verb = method.origin?.type.startsWith('AWS::Serverless::') ? text(method.httpMethod) : undefined;
      if (verb === undefined || VERBS.includes(verb)) continue;
      yield { ...place(method, 'httpMethod'), message: `HttpMethod must be one of ${VERBS.join(', ')}, got '${verb}'`, actual: verb };
    }
  },
};

function* checkProperty(
  resources: readonly TemplateResource[], property: string, allows: (value: string) => boolean, words: string,
): Generator<Violation> {
  for (const resource of resources) {
    for (const { path, value: written } of propertyValues(resource.properties, property)) {
      const value = text(written);
      if (value === undefined || allows(value)) continue;
      yield { ...propertyPlace(resource, ...path), message: `${path.join('.')} must be ${words}, got '${value}'`, actual: value };
    }
  }
}

function* checkFields(integration: Integration): Generator<Violation> {
  for (const [field, allowed] of CLOSED_INTEGRATION_FIELDS) {
    const value = text(integration[field]);
    if (value === undefined || (allowed as readonly string[]).includes(value)) continue;
    yield { ...place(integration, field), message: `${field} must be one of ${allowed.join(', ')}, got '${value}'`, actual: value };
  }
}
