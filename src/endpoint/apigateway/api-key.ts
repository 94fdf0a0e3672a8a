import { randomBytes } from 'node:crypto';
import { API_KEY } from './shapes';
import { between, conflict } from './texts';
import { shortId } from '../ids';
import type { Entity } from '../records/entity';
import type { Properties } from '../resource-type';

const SHORTEST_VALUE = 20;
const LONGEST_VALUE = 128;
const LONGEST_NAME = 1024;
const LONGEST_DESCRIPTION = 125_000;

/** A key that callers send as `x-api-key`. Its value is unique in the account and region. */
export const API_KEY_ENTITY: Entity = {
  type: 'AWS::ApiGateway::ApiKey',
  shape: API_KEY,
  defaults: { Enabled: false },
  made: ['Value'],
  complete: ({ Name, Value, ...key }) => ({ ...key, ...filled({ Name, Value }) }),
  id: () => shortId(),
  notFound: () => 'Invalid API Key identifier specified',
  check: ({ Name, Description, Value }, registry, previous) => {
    between(String(Name ?? '').length, 0, LONGEST_NAME, `Invalid API Key name, can be at most ${LONGEST_NAME} characters.`);
    between(String(Description ?? '').length, 0, LONGEST_DESCRIPTION, 'Invalid API Key description specified.');
    if (Value === undefined) return;
    between(String(Value).length, SHORTEST_VALUE, LONGEST_VALUE,
      String(Value).length < SHORTEST_VALUE ? 'API Key value should be at least 20 characters' : `API Key value exceeds maximum size of ${LONGEST_VALUE} characters`);
    if (registry.list(API_KEY_ENTITY, '').some((other) => other.id !== previous?.id && other.properties.Value === Value)) {
      conflict('API Key already exists');
    }
  },
  created: (record, registry) => {
    if (record.properties.Value === undefined) {
      registry.records.put(record.type, '', record.id, { ...record.properties, Value: randomBytes(30).toString('base64url').slice(0, 40).replace(/[-_]/g, 'k') });
    }
  },
  deleting: (record, registry) => {
    for (const plan of registry.records.list('AWS::ApiGateway::UsagePlan', '')) {
      registry.records.delete('AWS::ApiGateway::UsagePlanKey', plan.id, record.id);
    }
  },
  view: ({ id, created, updated, properties }) => ({
    id,
    createdDate: Math.floor(created / 1000),
    lastUpdatedDate: Math.floor(updated / 1000),
    stageKeys: stageKeys(properties),
    generateDistinctId: undefined,
  }),
};

/** An empty name or value is none. */
function filled(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined && value !== ''));
}

function stageKeys({ StageKeys }: Properties): readonly string[] {
  return ((StageKeys ?? []) as readonly Record<string, string>[])
    .map((key) => `${key.RestApiId ?? key.restApiId}/${key.StageName ?? key.stageName}`);
}
