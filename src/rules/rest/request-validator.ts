import type { ApiModel, RestApi } from '../../model';
import type { Rule, Violation } from '../rule';
import { at, catalogued, flag, inBody, isMap, place, siblingOf, text } from '../support';

/** A request validator that validates nothing. */
export const requestValidator: Rule = {
  meta: catalogued('request-validator', {
    why: 'Requests pass unchecked although somebody meant to check them.',
    fix: 'Switch a kind of validation on, and give the methods a request model for their bodies.',
  }),
  *check(model) {
    for (const api of model.restApis) {
      yield* undefinedValidators(model, api);
      if (api.requestValidators.length === 0) continue;
      const used = new Map<string, boolean>();
      for (const resource of api.resources) {
        for (const method of resource.methods) {
          const key = text(method.requestValidator);
          if (key !== undefined) used.set(key, (used.get(key) ?? false) || method.requestModels !== undefined);
        }
      }
      for (const validator of api.requestValidators) {
        const isOff = (value: unknown): boolean => value === undefined || flag(value) === false;
        if (isOff(validator.validateRequestBody) && isOff(validator.validateRequestParameters)) {
          yield { ...place(validator), message: 'request validator checks neither the body nor the parameters' };
        } else if (flag(validator.validateRequestBody) && isOff(validator.validateRequestParameters) && used.get(validator.key) === false) {
          yield { ...place(validator, 'validateRequestBody'), message: 'request validator checks bodies, but none of its methods has a request model' };
        }
      }
    }
  },
};

/** In a body a method names its validator, which must be there. */
function* undefinedValidators(model: ApiModel, api: RestApi): Generator<Violation> {
  const { Body, DefinitionBody } = siblingOf(model, api)?.properties ?? {};
  const defined = at(Body ?? DefinitionBody, 'x-amazon-apigateway-request-validators');
  if (defined !== undefined && !isMap(defined)) return;
  const names = new Set(api.requestValidators.map(({ key }) => key));
  for (const resource of api.resources) {
    for (const method of resource.methods) {
      const name = inBody(method) ? text(method.requestValidator) : undefined;
      if (name === undefined || names.has(name)) continue;
      yield { ...place(method, 'requestValidator'), message: `request validator '${name}' is not defined`, actual: name };
      names.add(name);
    }
  }
}
