import type { StoredRecord } from './records';
import type { ApiModel } from '../../model';
import { readModel } from '../../template';

/** Types whose ids are names within an API, and may be the id of something else too. */
const NAMED: readonly string[] = ['AWS::ApiGateway::Model', 'AWS::ApiGateway::Method', 'AWS::ApiGateway::GatewayResponse', 'AWS::ApiGateway::Stage',
  'AWS::ApiGatewayV2::Stage', 'AWS::ApiGateway::DocumentationVersion'];

/**
 * Reads records the way every other template is read: as resources of a template, whose logical ids are the
 * ids under which the records refer to each other.
 */
export function readRecords(records: readonly StoredRecord[]): ApiModel {
  const Resources = Object.fromEntries(records.filter((record) => !isRoot(record)).map((record) => [
    NAMED.includes(record.type) ? `${record.type}/${record.scope}/${record.id}` : record.id,
    { Type: record.type, Properties: withoutTags(record) },
  ]));
  return readModel([{ file: 'api', body: { Resources }, bytes: 0 }], { literalIds: true });
}

/** The root of a REST API is no resource of a template; what has it for a parent has a parent that is not there. */
function isRoot({ type, properties }: StoredRecord): boolean {
  return type === 'AWS::ApiGateway::Resource' && properties.ParentId === undefined;
}

/** Tags are kept as a map, which is not how a template writes them; no request depends on one. */
function withoutTags({ properties }: StoredRecord): object {
  const { Tags: _, ...rest } = properties;
  return rest;
}
