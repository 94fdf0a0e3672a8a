import { Token } from 'aws-cdk-lib';

const SEGMENT = /^[A-Za-z0-9$\-_.+!*'()]+$/;
const MAX_LENGTH = 300;

/**
 * Checks a base path or API mapping key.
 * @throws when the service would refuse it
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export function checkMappingKey(key: string, multiLevel: boolean): void {
  if (key === '' || Token.isUnresolved(key)) return;
  const segments = key.split('/');
  if (segments.some((segment) => !SEGMENT.test(segment))) {
    throw new Error(`a base path takes letters, digits and $-_.+!*'() in segments divided by /, got '${key}'`);
  }
  if (!multiLevel && segments.length > 1) {
    throw new Error(`a base path of an edge-optimized domain has one segment, got '${key}'; use a regional domain`);
  }
  if (key.length > MAX_LENGTH) throw new Error(`a base path has at most ${MAX_LENGTH} characters, got ${key.length}`);
}
