import { importedSchema, isKnown, schemaProblems, type ApiModel, type Model, type RestApi, type SchemaContext } from '../../model';
import type { Rule, Violation } from '../rule';
import { guide, hidesResources, nameOf, place, siblingOf, text, webSocketApis } from '../support';

/** Models that every REST API has. */
const BUILT_IN = ['Empty', 'Error'];

/** A schema that API Gateway does not make a model of. */
export const modelSchema: Rule = {
  meta: {
    id: 'model-schema',
    title: 'Schemas of models are JSON schema draft 4',
    severity: 'error',
    why: 'AWS rejects the model with "Invalid model specified", and the stack rolls back.',
    fix: 'Use the keywords of JSON schema draft 4 only, and refer to #/definitions/NAME of the schema or to a model of the API.',
    source: guide('models-mappings-models'),
  },
  *check(model) {
    for (const api of model.restApis) {
      if (api.models.length === 0) continue;
      const context = { hasModel: namesOf(model, api) };
      for (const one of api.models) {
        if (one.origin?.type === 'AWS::ApiGateway::Model') yield* checkResource(model, one, context);
        // A reference to another file is found by the rule for keywords of documents.
        else yield* violations(one, importedSchema(one.schema), { ...context, inDocument: true }, (error) => error?.startsWith('Model reference') !== true);
      }
    }
    for (const api of webSocketApis(model)) for (const one of api.models) yield* checkResource(model, one, {});
  },
};

/** A schema as it is written in the resource: what a document would take for another model is none here. */
function* checkResource(model: ApiModel, one: Model, context: SchemaContext): Generator<Violation> {
  const written = siblingOf(model, one)?.properties.Schema;
  const schema = typeof written === 'string' ? parsed(written) : written;
  yield* violations(one, schema, context, () => true, typeof written !== 'string');
}

function* violations(
  one: Model, schema: unknown, context: SchemaContext, counts: (error: string | undefined) => boolean, hasPlaces = true,
): Generator<Violation> {
  const name = text(one.name) ?? nameOf(one);
  for (const { path, message, error, certain } of schemaProblems(schema, context)) {
    if (!counts(error)) continue;
    const at = place(one, 'schema', ...(hasPlaces ? path : []));
    yield { ...at, message: `schema of model ${name}: ${message}`, ...(!certain && { severity: 'warning' as const }) };
  }
}

/** Whether an API has a model with a name; `undefined` when there may be others than those that are known. */
function namesOf(model: ApiModel, api: RestApi): SchemaContext['hasModel'] {
  const isComplete = api.definedBy === 'resources' || api.definedBy === 'openapi';
  if (!isComplete || hidesResources(model) || !api.models.every(({ name }) => isKnown(name))) return undefined;
  const names = new Set<unknown>([...BUILT_IN, ...api.models.map(({ name }) => name)]);
  return (name) => names.has(name);
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
