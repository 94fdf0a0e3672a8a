import { withDefinition } from './definition';
import type { Entry } from './entry';
import { groupBy } from './group';
import { keyBehind } from './links';
import { readMethod, type ModelNames } from './method';
import type { ReadOptions } from './options';
import { Paths } from './paths';
import { externalApi, readRestApi, type RestApiResource } from './rest-api';
import { readAuthorizer, readDocumentationPart, readGatewayResponse, readModelResource, readRequestValidator } from './rest-parts';
import { readServerlessApi, readServerlessStage } from './serverless';
import { apiEvents } from './serverless-rest-events';
import type { Stacks } from './stacks';
import { readDeployment, readStage } from './stage';
import { Unresolved, type Method, type RestApi, type RestResource, type Value } from '../../model';
import { asString, own } from '../../model/coerce';

const PARTS = ['Resource', 'Method', 'Model', 'RequestValidator', 'Authorizer', 'GatewayResponse', 'DocumentationPart', 'DocumentationVersion',
  'Deployment', 'Stage'].map((name) => `AWS::ApiGateway::${name}`);

/** Every REST API that the templates make or add to, each with all its parts from all templates. */
export function readRestApis(stacks: Stacks, options: ReadOptions): RestApi[] {
  const paths = new Paths(stacks, options);
  const serverless = stacks.ofType('AWS::Serverless::Api');
  const events = apiEvents(stacks);
  const made = [
    ...stacks.ofType('AWS::ApiGateway::RestApi').map((entry) => {
      const { properties, bodyProperty } = withDefinition(entry);
      return readRestApi(properties, entry.origin, bodyProperty);
    }),
    ...serverless.map((entry) => readServerlessApi(entry.properties, entry.origin, events.get(entry.key))),
  ];
  const parts = groupBy(stacks.ofType(...PARTS), apiOf);
  const here = new Set(made.map(({ key }) => key));
  const elsewhere = [...parts.keys()].filter((key) => !here.has(key)).map(externalApi);
  const ownStages = new Map(serverless.map((entry) => [entry.key, readServerlessStage(entry.properties, entry.origin)]));
  return [...made, ...elsewhere].map((api) => {
    const restApi = assemble(api, parts.get(api.key) ?? [], paths, stacks);
    const stage = ownStages.get(api.key);
    return stage ? { ...restApi, stages: [stage, ...restApi.stages] } : restApi;
  });
}

/** The key of the API that a part belongs to. An API that is not known is told apart by how the template names it. */
export function apiOf(entry: Entry, property = 'RestApiId'): string {
  const id = keyBehind(own(entry.properties, property), entry.links);
  return id instanceof Unresolved ? `${entry.origin.template}#${id.pattern ?? JSON.stringify(id.expression)}` : id ?? `${entry.key}?`;
}

function assemble(api: RestApiResource, parts: readonly Entry[], paths: Paths, stacks: Stacks): RestApi {
  const byType = groupBy(parts, ({ type }) => type);
  const all = <T>(name: string, read: (entry: Entry) => T): T[] => (byType.get(`AWS::ApiGateway::${name}`) ?? []).map(read);
  return {
    ...api,
    resources: [...api.resources, ...resourcesOf(api, byType, paths, stacks)],
    models: [...api.models, ...all('Model', (entry) => readModelResource(entry.properties, entry.origin))],
    requestValidators: [...api.requestValidators, ...all('RequestValidator', (entry) => readRequestValidator(entry.properties, entry.origin))],
    authorizers: [...api.authorizers, ...all('Authorizer', (entry) => readAuthorizer(entry.properties, entry.origin))],
    gatewayResponses: [...api.gatewayResponses, ...all('GatewayResponse', (entry) => readGatewayResponse(entry.properties, entry.origin))],
    documentationParts: [...api.documentationParts, ...all('DocumentationPart', (entry) => readDocumentationPart(entry.properties, entry.origin))],
    documentationVersions: all('DocumentationVersion', ({ properties, origin }) =>
      ({ origin, documentationVersion: asString(own(properties, 'DocumentationVersion')) })),
    deployments: all('Deployment', (entry) => readDeployment(entry.properties, entry.origin, entry.dependsOn)),
    stages: all('Stage', (entry) => readStage(entry.properties, entry.origin, entry.links)),
  };
}

/** The API's paths: its resources, its root when that has methods, and places that are not in these templates. */
function resourcesOf(api: RestApiResource, byType: ReadonlyMap<string, Entry[]>, paths: Paths, stacks: Stacks): RestResource[] {
  const modelNames = namesOfModels(stacks);
  const methods = groupBy(byType.get('AWS::ApiGateway::Method') ?? [], (entry) => placeOf(entry, paths));
  const read = (entries: readonly Entry[] = []): Method[] => entries.map((entry) =>
    readMethod(entry.properties, entry.origin, entry.links, modelNames(entry)));
  const listed = (byType.get('AWS::ApiGateway::Resource') ?? []).map((entry): RestResource => {
    const mine = methods.get(entry.key);
    methods.delete(entry.key);
    return {
      origin: { ...entry.origin, fields: { path: 'PathPart' } },
      path: paths.pathOf(entry),
      pathPart: asString(own(entry.properties, 'PathPart')),
      methods: read(mine),
    };
  });
  const others = [...methods].map(([place, entries]): RestResource => ({
    origin: place === ROOT && api.origin ? api.origin : entries[0].origin,
    path: otherPath(place, entries[0], paths),
    methods: read(entries),
  }));
  return [...others, ...listed];
}

const ROOT = 'root';

/** The key of the resource that a method is on; `root`; or how the template names a place that is not known. */
function placeOf(entry: Entry, paths: Paths): string {
  const id = own(entry.properties, 'ResourceId');
  const place = paths.place(id, entry);
  if (place === 'root') return ROOT;
  return place ? place.resource.key : `?${entry.origin.template}#${id instanceof Unresolved ? id.pattern ?? JSON.stringify(id.expression) : JSON.stringify(id)}`;
}

/** A resource of another API, the root, or what stands where the resource should be. */
function otherPath(place: string, entry: Entry, paths: Paths): Value<string> {
  if (place === ROOT) return '/';
  const id = own(entry.properties, 'ResourceId');
  const found = paths.place(id, entry);
  return found && found !== 'root' ? paths.pathOf(found.resource) : new Unresolved(id instanceof Unresolved ? id.expression : id);
}

/** A model's resource stands for its name, when it has one. */
function namesOfModels(stacks: Stacks): (entry: Entry) => ModelNames {
  return (entry) => (value) => {
    const link = entry.links.linkOf(value);
    const model = link && stacks.byKey(link.key);
    return (model && asString(own(model.properties, 'Name'))) ?? asString(value);
  };
}
