import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { hostName } from './routing';

/**
 * Why a request's `Host` is turned away; `undefined` for loopback, `*.localhost` and deployed custom domains. A web page
 * whose name was rebound to 127.0.0.1 sends its own name, so no other name may be answered.
 */
export function hostProblem({ url = '', headersDistinct: { host: hosts = [''] } }: IncomingMessage, isDeployed: (host: string) => boolean): string | undefined {
  // A target that is a whole URL names a host of its own, which counts more than the header.
  if (!url.startsWith('/')) return `the request target '${url}' is not a path`;
  const foreign = hosts.find((host) => !isLoopback(hostName(host)) && !isDeployed(hostName(host)));
  return foreign === undefined ? undefined : `Host '${foreign}' is not served here; use localhost, a name below .localhost or the name of a deployed custom domain`;
}

/**
 * Why a request that a web page sent is turned away; `undefined` for other clients and for pages of this very origin.
 * Browsers send a POST without asking first, and no AWS service that is called with credentials of a server lets other sites in.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function originProblem({ headersDistinct }: IncomingMessage): string | undefined {
  const { host: [host] = [''], origin: origins = [], 'sec-fetch-site': sites = [] } = headersDistinct;
  const foreign = origins.find((origin) => origin.toLowerCase() !== `http://${host.toLowerCase()}`);
  if (foreign !== undefined) return `a web page of origin '${foreign}' may not call AWS services of the local endpoint; only the APIs deployed to it answer web pages`;
  // `none`: the user typed the address or opened a bookmark.
  const site = sites.find((value) => value !== 'same-origin' && value !== 'none');
  return site === undefined ? undefined : `a ${site} request of a web page may not call AWS services of the local endpoint; only the APIs deployed to it answer web pages`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}
