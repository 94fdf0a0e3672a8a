import { badRequest } from './texts';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import { AwsError } from '../service';

/** Path segments of an API Gateway ARN to the record type and the place of its id and scope. */
const TAGGED: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^\/restapis\/([^/]+)\/stages\/([^/]+)$/, 'AWS::ApiGateway::Stage'],
  [/^\/restapis\/([^/]+)$/, 'AWS::ApiGateway::RestApi'],
  [/^\/apikeys\/([^/]+)$/, 'AWS::ApiGateway::ApiKey'],
  [/^\/usageplans\/([^/]+)$/, 'AWS::ApiGateway::UsagePlan'],
  [/^\/clientcertificates\/([^/]+)$/, 'AWS::ApiGateway::ClientCertificate'],
  [/^\/vpclinks\/([^/]+)$/, 'AWS::ApiGateway::VpcLink'],
  [/^\/(?:v2\/)?domainnames\/([^/]+)$/, 'AWS::ApiGateway::DomainName'],
  [/^\/(?:v2\/)?apis\/([^/]+)\/stages\/([^/]+)$/, 'AWS::ApiGatewayV2::Stage'],
  [/^\/(?:v2\/)?apis\/([^/]+)$/, 'AWS::ApiGatewayV2::Api'],
  [/^\/(?:v2\/)?vpclinks\/([^/]+)$/, 'AWS::ApiGatewayV2::VpcLink'],
];

type Tags = Readonly<Record<string, string>>;

/** The record that an ARN such as `arn:aws:apigateway:eu-west-1::/restapis/abc/stages/prod` names. */
export function taggedRecord(registry: Registry, arn: string): StoredRecord {
  const path = /^arn:[\w-]+:apigateway:[\w-]*:\d*:(\/.+)$/.exec(arn)?.[1];
  if (path === undefined) badRequest(`Invalid resource ARN specified: ${arn}`);
  for (const [pattern, type] of TAGGED) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const record = match[2] === undefined ? registry.records.get(type, '', match[1]) : registry.records.get(type, match[1], match[2]);
    if (record !== undefined) return record;
  }
  throw new AwsError('NotFoundException', 'Invalid resource identifier specified', 404);
}

export function tagsOf({ properties }: StoredRecord): Tags {
  return (properties.Tags ?? {}) as Tags;
}

export function setTags(registry: Registry, record: StoredRecord, tags: Tags): void {
  if (Object.keys(tags).some((key) => key.startsWith('aws:'))) badRequest('aws: prefixed tag key names are not allowed for external use');
  registry.records.put(record.type, record.scope, record.id, { ...record.properties, Tags: tags });
}
