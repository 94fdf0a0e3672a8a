import type { ResourceContext } from '../resource-type';
import { AwsError } from '../service';

/** Reads an object from the endpoint's own S3. What it is signed with does not matter here; for which service does. */
export async function readObject(bucket: string, key: string, { endpointUrl, region }: ResourceContext): Promise<string> {
  const path = key.split('/').map(encodeURIComponent).join('/');
  const response = await fetch(`${endpointUrl}/${bucket}/${path}`, {
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/s3/aws4_request, SignedHeaders=host, Signature=0` },
  });
  if (!response.ok) throw new AwsError('BadRequestException', `Invalid S3 location specified: s3://${bucket}/${key} (${response.status})`);
  return response.text();
}
