import { TemplateError } from '../../template';
import { parseText } from '../../template/parse';
import type { QueryInput } from '../protocols/query';
import { text } from '../protocols/query';
import type { Buckets } from '../s3/buckets';
import { AwsError } from '../service';
import { checkTemplate } from './template-body';
import type { TemplateBody } from './template-body';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MAX_INLINE_BYTES = 51_200;
const MAX_BYTES = 1_000_000;

export interface LoadedTemplate {
  readonly text: string;
  readonly template: TemplateBody;
}

/** Reads the `TemplateBody` or `TemplateURL` of a request; `undefined` when it has neither. */
export function requestTemplate(input: QueryInput, buckets: Buckets): LoadedTemplate | undefined {
  const body = text(input, 'TemplateBody') || undefined;
  const url = text(input, 'TemplateURL');
  if (body !== undefined && url !== undefined) throw invalid('Template body and template URL cannot both be specified');
  if (body !== undefined && Buffer.byteLength(body) > MAX_INLINE_BYTES) {
    throw invalid(`1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAX_INLINE_BYTES}`);
  }
  const source = body ?? (url === undefined ? undefined : fetchTemplate(url, buckets));
  return source === undefined ? undefined : loadTemplate(source);
}

/** @throws AwsError `ValidationError` */
export function loadTemplate(source: string): LoadedTemplate {
  if (Buffer.byteLength(source) > MAX_BYTES) throw invalid(`Template may not exceed ${MAX_BYTES} bytes in size.`);
  try {
    return { text: source, template: checkTemplate(parseText('template', source).data) };
  } catch (error) {
    if (error instanceof TemplateError) throw invalid(`Template format error: ${source.trimStart().startsWith('{') ? 'JSON' : 'YAML'} not well-formed. (${error.message})`);
    throw error;
  }
}

/** A template in this endpoint's S3, by any of S3's forms of address. */
export function fetchTemplate(url: string, buckets: Buckets): string {
  const { bucket, key } = s3Address(url);
  try {
    return buckets.object(bucket, key).body.toString('utf8');
  } catch (error) {
    throw invalid(`S3 error: ${(error as Error).message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`);
  }
}

function s3Address(url: string): { bucket: string; key: string } {
  let parsed: URL;
  let path: string;
  try {
    parsed = new URL(url);
    path = decodeURIComponent(parsed.pathname);
  } catch {
    throw invalid(`TemplateURL must be a supported URL, got '${url}'`);
  }
  if (parsed.protocol === 's3:') return { bucket: parsed.hostname, key: path.slice(1) };
  const virtual = /^(.+)\.s3(?:[.-][\w-]+)?\.(?:amazonaws\.com(?:\.cn)?|localhost)$/.exec(parsed.hostname)?.[1];
  if (virtual !== undefined) return { bucket: virtual, key: path.slice(1) };
  const [, bucket = '', key = ''] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return { bucket, key };
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
