import { Validate } from './validate';
import type * as model from '../../model';

const VALIDATORS: Readonly<Record<string, model.RequestValidator>> = {
  [Validate.BODY]: { key: 'body-only', validateRequestBody: true, validateRequestParameters: false },
  [Validate.PARAMS]: { key: 'params-only', validateRequestBody: false, validateRequestParameters: true },
  [Validate.BOTH]: { key: 'all', validateRequestBody: true, validateRequestParameters: true },
};

/** The validator that does it; none for `Validate.NONE`. */
export function validatorFor(validate: Validate): model.RequestValidator | undefined {
  return VALIDATORS[validate];
}

/** What is validated where nothing was said: all that the route declares. */
export function validateByDefault(hasModel: boolean, hasRequired: boolean): Validate {
  if (hasModel) return hasRequired ? Validate.BOTH : Validate.BODY;
  return hasRequired ? Validate.PARAMS : Validate.NONE;
}
