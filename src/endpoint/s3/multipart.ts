import type { Buckets } from './buckets';
import { md5 } from './buckets';
import { s3Empty, s3Xml } from './protocol';
import type { S3Call } from './service';
import { storedHeaders } from './stored-headers';
import { malformedXml, xmlBody } from './xml-body';
import { S3_PARTS, S3_SMALLEST_PART_BYTES } from '../../limits';
import { uuid } from '../ids';
import { childTexts } from '../protocols/parse-xml';
import { AwsError } from '../service';
import type { ServiceResponse } from '../service';

interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, Buffer>;
}

/** Uploads in parts, which clients choose by themselves for a file over some megabytes. */
export class MultipartUploads {
  private readonly uploads = new Map<string, Upload>();

  constructor(private readonly buckets: Buckets) {}

  create({ bucket, key, request }: S3Call): ServiceResponse {
    this.buckets.get(bucket);
    const uploadId = uuid();
    this.uploads.set(uploadId, { bucket, key, headers: storedHeaders(request.headers), parts: new Map() });
    return s3Xml('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: uploadId });
  }

  putPart({ request: { query, body } }: S3Call): ServiceResponse {
    const { parts } = this.find(query);
    const number = Number(query.get('partNumber'));
    if (!Number.isInteger(number) || number < 1 || number > S3_PARTS) {
      throw new AwsError('InvalidArgument', `Part number must be an integer between 1 and ${S3_PARTS}, inclusive`, 400, { ArgumentName: 'partNumber', ArgumentValue: query.get('partNumber') });
    }
    parts.set(number, body);
    return s3Empty(200, { etag: `"${md5(body)}"` });
  }

  complete({ bucket, key, request: { query, body } }: S3Call): ServiceResponse {
    const { parts, headers } = this.find(query);
    const buffers = chosenParts(parts, body);
    const etag = `${md5(Buffer.from(buffers.map(md5).join(''), 'hex'))}-${buffers.length}`;
    this.buckets.put(bucket, key, Buffer.concat(buffers), headers, etag);
    this.uploads.delete(query.get('uploadId')!);
    return s3Xml('CompleteMultipartUploadResult', { Location: `/${bucket}/${key}`, Bucket: bucket, Key: key, ETag: `"${etag}"` });
  }

  abort({ request: { query } }: S3Call): ServiceResponse {
    this.find(query);
    this.uploads.delete(query.get('uploadId')!);
    return s3Empty(204);
  }

  private find(query: URLSearchParams): Upload {
    const upload = this.uploads.get(query.get('uploadId') ?? '');
    if (upload === undefined) {
      throw new AwsError('NoSuchUpload', 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.', 404);
    }
    return upload;
  }
}

/** The parts that the caller lists, checked as S3 does. */
function chosenParts(parts: ReadonlyMap<number, Buffer>, body: Buffer): Buffer[] {
  const listed = xmlBody(body, 'CompleteMultipartUpload').children.filter(({ name }) => name === 'Part')
    .map((part) => ({ number: Number(childTexts(part, 'PartNumber')[0]), etag: childTexts(part, 'ETag')[0]?.replace(/^"|"$/g, '') }));
  if (listed.length === 0) throw malformedXml();
  if (listed.some(({ number }, index) => index > 0 && number <= listed[index - 1].number)) {
    throw new AwsError('InvalidPartOrder', 'The list of parts was not in ascending order. The parts list must be specified in order by part number.');
  }
  return listed.map(({ number, etag }, index) => {
    const part = parts.get(number);
    if (part === undefined || (etag !== undefined && etag !== md5(part))) {
      throw new AwsError('InvalidPart', "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");
    }
    if (index < listed.length - 1 && part.length < S3_SMALLEST_PART_BYTES) throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
    return part;
  });
}
