import type { Buckets } from './buckets';
import { md5 } from './buckets';
import { s3Empty, s3Xml } from './protocol';
import type { S3Call } from './service';
import { storedHeaders } from './stored-headers';
import { uuid } from '../ids';
import { xmlTexts } from '../protocols/xml';
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
    this.find(query).parts.set(Number(query.get('partNumber')), body);
    return s3Empty(200, { etag: `"${md5(body)}"` });
  }

  complete({ bucket, key, request: { query, body } }: S3Call): ServiceResponse {
    const { parts, headers } = this.find(query);
    const chosen = xmlTexts(body.toString('utf8'), 'PartNumber').map((number) => parts.get(Number(number)));
    if (chosen.length === 0 || chosen.includes(undefined)) {
      throw new AwsError('InvalidPart', "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");
    }
    const buffers = chosen as Buffer[];
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
