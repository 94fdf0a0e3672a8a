import { createHash } from 'node:crypto';
import type { Clock } from '../../gateway/clock';
import { AwsError } from '../service';
import type { Scope } from '../service';

/** What was stored under a key. */
export interface S3Object {
  readonly body: Buffer;
  /** Without quotes. */
  readonly etag: string;
  readonly lastModified: number;
  /** `content-type`, `x-amz-meta-…` and the like, given back as they were sent. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Bucket extends Scope {
  readonly name: string;
  readonly created: number;
  readonly objects: Map<string, S3Object>;
  /** Documents of `?policy`, `?versioning` and the other sub-resources, as they were put. */
  readonly configurations: Map<string, Buffer>;
}

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Every bucket of this endpoint. Names are unique across accounts and regions, as they are in AWS. */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly clock: Clock) {}

  /** A second creation by the owner succeeds and changes nothing, as S3 answers in us-east-1. */
  create(name: string, { accountId, region }: Scope): Bucket {
    if (!BUCKET_NAME.test(name)) throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name });
    const existing = this.buckets.get(name);
    if (existing !== undefined) {
      if (existing.accountId !== accountId) {
        throw new AwsError('BucketAlreadyExists', 'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.', 409, { BucketName: name });
      }
      if (existing.region !== 'us-east-1' || region !== 'us-east-1') {
        throw new AwsError('BucketAlreadyOwnedByYou', 'Your previous request to create the named bucket succeeded and you already own it.', 409, { BucketName: name });
      }
      return existing;
    }
    const bucket: Bucket = { name, accountId, region, created: this.clock.now(), objects: new Map(), configurations: new Map() };
    this.buckets.set(name, bucket);
    return bucket;
  }

  has(name: string): boolean {
    return this.buckets.has(name);
  }

  get(name: string): Bucket {
    const bucket = this.buckets.get(name);
    if (bucket === undefined) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name });
    return bucket;
  }

  list(accountId: string): Bucket[] {
    return [...this.buckets.values()].filter((bucket) => bucket.accountId === accountId).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  delete(name: string): void {
    if (this.get(name).objects.size > 0) {
      throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409, { BucketName: name });
    }
    this.buckets.delete(name);
  }

  put(bucketName: string, key: string, body: Buffer, headers: Readonly<Record<string, string>>, etag = md5(body)): S3Object {
    const object: S3Object = { body, etag, lastModified: this.clock.now(), headers };
    this.get(bucketName).objects.set(key, object);
    return object;
  }

  object(bucketName: string, key: string): S3Object {
    const object = this.get(bucketName).objects.get(key);
    if (object === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
    return object;
  }
}

export function md5(body: Buffer): string {
  return createHash('md5').update(body).digest('hex');
}
