import { API_ENTITY } from './api';
import type { V2Stage, WebSocketApi } from '../../model';
import { readRecords } from '../records/reading';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import { AwsError } from '../service';

const definitions = new WeakMap<readonly StoredRecord[], WebSocketApi>();
const settings = new WeakMap<StoredRecord, V2Stage>();

/** What a deployment took a snapshot of. The same object each time, so that the gateway may keep what it compiled. */
export function webSocketDefinitionOf(registry: Registry, apiId: string, deploymentId: string): WebSocketApi {
  const snapshot = registry.snapshots.get(`${apiId}/${deploymentId}`);
  if (snapshot === undefined) throw new AwsError('NotFoundException', `Invalid Deployment identifier specified ${deploymentId}`, 404);
  let definition = definitions.get(snapshot);
  if (definition === undefined) definitions.set(snapshot, definition = readRecords(snapshot).webSocketApis[0]);
  return definition;
}

/** A stage's settings. The same object until the stage changes. */
export function webSocketSettingsOf(registry: Registry, stage: StoredRecord): V2Stage {
  let read = settings.get(stage);
  if (read === undefined) {
    const api = registry.require(API_ENTITY, '', stage.scope);
    settings.set(stage, read = readRecords([api, stage]).webSocketApis[0].stages[0]);
  }
  return read;
}
