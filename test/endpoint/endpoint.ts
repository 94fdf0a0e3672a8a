import { LocalEndpoint } from '../../src/endpoint/local-endpoint';

/** What every AWS client of a test is made with. */
export interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Starts an endpoint before the tests of a file and closes it after them. */
export function useEndpoint(): { readonly url: () => string; readonly client: (region?: string) => ClientOptions } {
  let endpoint: LocalEndpoint;
  beforeAll(async () => {
    endpoint = await LocalEndpoint.start({ port: 0 });
  });
  afterAll(async () => {
    await endpoint.close();
  });
  return {
    url: () => endpoint.url,
    client: (region = 'us-east-1') => ({ endpoint: endpoint.url, region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  };
}

/** A plain HTTP request signed for a service; nobody checks the signature. */
export function signed(service: string): Record<string, string> {
  return { authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0` };
}
