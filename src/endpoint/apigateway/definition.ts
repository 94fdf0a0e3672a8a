import { snapshotOf } from './deployment';
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
  if (definition === undefined) definitions.set(snapshot, definition = readRecords(snapshot).restApis[0]);
  return definition;
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

