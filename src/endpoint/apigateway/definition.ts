import { snapshotOf } from './deployment';
import type { MethodDocumentation } from './import-method';
import { REST_API_ENTITY } from './rest-api';
import type { RestApiDefinition, RestStage } from '../../model';
import { readRecords } from '../records/reading';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import { AwsError } from '../service';

const definitions = new WeakMap<readonly StoredRecord[], RestApiDefinition>();
const settings = new WeakMap<StoredRecord, RestStage>();

/** What a deployment took a snapshot of. The same object each time, so that the gateway may keep what it compiled. */
export function definitionOf(registry: Registry, apiId: string, deploymentId: string): RestApiDefinition {
  const snapshot = registry.snapshots.get(`${apiId}/${deploymentId}`);
  if (snapshot === undefined) throw new AwsError('NotFoundException', 'Invalid Deployment identifier specified', 404);
  let definition = definitions.get(snapshot);
  if (definition === undefined) definitions.set(snapshot, definition = describe(readRecords(snapshot).restApis[0], snapshot));
  return definition;
}

/** What no template says of an API, but an imported body does: its version, and what its operations are about. */
function describe(definition: RestApiDefinition, snapshot: readonly StoredRecord[]): RestApiDefinition {
  const documented = new Map(snapshot.flatMap(({ properties: { Documentation, HttpMethod } }): [string, MethodDocumentation][] => {
    const documentation = Documentation as MethodDocumentation | undefined;
    return documentation === undefined ? [] : [[`${String(HttpMethod)} ${documentation.path}`, documentation]];
  }));
  return {
    ...definition,
    version: snapshot[0].properties.Version as string | undefined,
    resources: documented.size === 0 ? definition.resources : definition.resources.map((resource) => ({
      ...resource,
      methods: resource.methods.map((method) => {
        const { path: _, responses = {}, ...documentation } = documented.get(`${String(method.httpMethod)} ${String(resource.path)}`) ?? { path: '' };
        return {
          ...method,
          ...documentation,
          responses: method.responses?.map((response) => (
            { ...response, description: responses[String(response.statusCode)] ?? response.description })),
        };
      }),
    })),
  };
}

/** An API as it is now, deployed or not. */
export function draftOf(registry: Registry, apiId: string): RestApiDefinition {
  return readRecords(snapshotOf(apiId, registry)).restApis[0];
}

/** A stage's settings. The same object until the stage changes. */
export function settingsOf(registry: Registry, stage: StoredRecord): RestStage {
  let read = settings.get(stage);
  if (read === undefined) {
    const api = registry.require(REST_API_ENTITY, '', stage.scope);
    settings.set(stage, read = readRecords([api, stage]).restApis[0].stages[0]);
  }
  return read;
}

