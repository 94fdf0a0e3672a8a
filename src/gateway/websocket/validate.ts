import type { Exchange } from './exchange';
import { selectionScope } from './mapping';
import { Refusal } from './refusal';
import { evaluateSelection } from './selection';
import { known, type Route, type WebSocketApi } from '../../model';
import { BodyValidators } from '../rest/compile/body-validators';

const validators = new WeakMap<WebSocketApi, BodyValidators>();

/**
 * Checks a message against the model that the route's model selection expression chooses; a route without an expression takes any message.
 * Where neither the chosen key nor `$default` has a model, no message is valid.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-request-validation.html
 */
export function validate(exchange: Exchange, { modelSelectionExpression, requestModels }: Route): void {
  const expression = known(modelSelectionExpression);
  if (expression === undefined || expression === '') return;
  const models = known(requestModels) ?? {};
  const key = evaluateSelection(expression, selectionScope(exchange));
  const model = known((key === undefined ? undefined : models[key]) ?? models.$default);
  if (model === undefined) throw invalid(`no model for '${key ?? expression}', and none for $default`);
  const violations = validatorsOf(exchange.target.definition).violations(model, exchange.body ?? '');
  if (violations !== undefined) throw invalid(`the message does not match the model '${model}': ${violations}`);
}

/** A route names a model by its name or, in a template, by a reference to it. */
function validatorsOf(definition: WebSocketApi): BodyValidators {
  let found = validators.get(definition);
  if (found === undefined) {
    found = new BodyValidators(definition.models.flatMap((model) => [model, { ...model, name: model.key }]));
    validators.set(definition, found);
  }
  return found;
}

function invalid(reason: string): Refusal {
  return new Refusal(400, 'Invalid request body', reason);
}
