import type { Origin, Value } from '../../model';
import { asString } from '../../model/coerce';

/** A resource that a value refers to, and the attribute when it is not the resource's `Ref`. */
export interface Link {
  readonly key: string;
  readonly logicalId: string;
  readonly attribute?: string;
}

/** Tells what the values of one template refer to. */
export interface Links {
  linkOf(value: unknown): Link | undefined;
}

/** For resources that stand alone: every value stays what it is. */
export const NO_LINKS: Links = { linkOf: () => undefined };

/** `<template>#<logical id>`: identifies a resource within one model. */
export function keyOf(origin: Pick<Origin, 'template' | 'logicalId'>): string {
  return `${origin.template}#${origin.logicalId}`;
}

/** Attributes that say the same as the resource's `Ref`. */
const IDENTIFIERS = new Set([
  undefined, 'RestApiId', 'ApiId', 'DeploymentId', 'AuthorizerId', 'RequestValidatorId', 'ResourceId', 'IntegrationId', 'RouteId', 'ModelId',
  'UsagePlanId', 'Id', 'APIKeyId', 'VpcLinkId', 'DomainName', 'DomainNameArn', 'Arn', 'FunctionName',
]);

/** The key of the resource that a value identifies, or what stands there. */
export function keyBehind(value: unknown, links: Links): Value<string> | undefined {
  const link = links.linkOf(value);
  return link && IDENTIFIERS.has(link.attribute) ? link.key : asString(value);
}

/** The logical id of the resource that a value identifies, or what stands there. */
export function logicalIdBehind(value: unknown, links: Links): Value<string> | undefined {
  const link = links.linkOf(value);
  return link && IDENTIFIERS.has(link.attribute) ? link.logicalId : asString(value);
}
