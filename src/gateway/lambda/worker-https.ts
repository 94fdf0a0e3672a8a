import http from 'node:http';
import https from 'node:https';

/** Paths of the host's own that functions call back. */
const OWN_PATHS = '/_aws/';

/**
 * A custom resource answers to a URL that is HTTPS in AWS. Functions take that for granted: the CDK's call
 * `https.request` with the URL's host name and path, and drop its scheme and port. Such a call goes to the
 * endpoint at `AWS_ENDPOINT_URL` instead; every other one is left alone.
 */
export function sendAnswersToEndpoint(endpointUrl: string | undefined): void {
  if (endpointUrl === undefined || !endpointUrl.startsWith('http://')) return;
  const { hostname, port } = new URL(endpointUrl);
  const original = https.request;
  const redirected = (...args: unknown[]) => {
    const [options, callback] = args as [https.RequestOptions, (response: http.IncomingMessage) => void];
    const own = typeof options === 'object' && options.hostname === hostname && String(options.path).startsWith(OWN_PATHS);
    return own ? http.request({ ...options, protocol: 'http:', agent: undefined, port }, callback) : Reflect.apply(original, https, args) as http.ClientRequest;
  };
  https.request = redirected as typeof https.request;
}
