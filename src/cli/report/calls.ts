import type { ApiModel, RestApi, Route, WebSocketApi } from '../../model';

/** A stage that can be called, and the logical id of its API. */
interface Callable {
  readonly api: string;
  readonly url: string;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly keyed: boolean;
}

/** A terminal shows this many without scrolling the URL away. */
const MAX_ROUTES = 20;

/** The routes of a deployed stage and a command line that calls one, one line each. */
export function callLines(model: ApiModel, stackName: string, { api, url }: Callable): string[] {
  const isIt = ({ origin }: RestApi | WebSocketApi) => origin?.stack === stackName && origin.logicalId === api;
  const rest = model.restApis.find(isIt);
  if (rest) return restLines(callsOf(rest), url);
  const webSocket = model.webSocketApis.find(isIt);
  return webSocket ? webSocketLines(webSocket.routes, url) : [];
}

function restLines(calls: readonly Call[], url: string): string[] {
  const example = [...calls].sort((a, b) => effort(a) - effort(b))[0];
  return [
    ...listed(calls.map(({ method, path, authorization, keyed }) => [`${method.padEnd(6)} ${path}`, ...notes(authorization, keyed)].join('  '))),
    ...(example ? [curl(example, url)] : []),
  ];
}

function callsOf({ resources }: RestApi): Call[] {
  return resources.flatMap(({ path, methods }) => methods.map((method): Call => ({
    method: text(method.httpMethod),
    path: text(path),
    authorization: text(method.authorizationType ?? 'NONE'),
    keyed: method.apiKeyRequired === true,
  })));
}

const AUTHORIZATION_EFFORT: Readonly<Record<string, number>> = { NONE: 0, AWS_IAM: 4 };
const METHOD_EFFORT: Readonly<Record<string, number>> = { GET: 0, ANY: 1 };

/** How much a caller has to bring along: the example is the route that asks for the least. */
function effort({ method, path, authorization, keyed }: Call): number {
  return (AUTHORIZATION_EFFORT[authorization] ?? 8) + (keyed ? 4 : 0) + (METHOD_EFFORT[method] ?? 2) + (path.includes('{') ? 0.5 : 0);
}

function curl({ method, path, authorization, keyed }: Call, url: string): string {
  const words = [
    'curl',
    ...(method === 'GET' || method === 'ANY' ? [] : method === 'HEAD' ? ['--head'] : [`-X ${method}`]),
    ...(['POST', 'PUT', 'PATCH'].includes(method) ? ['-H \'content-type: application/json\'', '-d \'{}\''] : []),
    ...(authorization === 'AWS_IAM' ? [`--aws-sigv4 aws:amz:${region(url)}:execute-api --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"`] : []),
    ...(authorization === 'AWS_IAM' || authorization === 'NONE' ? [] : ['-H "Authorization: $TOKEN"']),
    ...(keyed ? ['-H "x-api-key: $API_KEY"'] : []),
    // Any text will do for a path parameter; its name shows where it went.
    `${url}${path.replace(/\{(\w[^}+]*)\+?\}/g, '$1')}`,
  ];
  return words.join(' ');
}

function region(url: string): string {
  return /\.execute-api\.([a-z0-9-]+)\.amazonaws\./.exec(url)?.[1] ?? 'us-east-1';
}

function webSocketLines(routes: readonly Route[], url: string): string[] {
  return [
    ...listed(routes.map(({ routeKey, authorizationType, apiKeyRequired }) =>
      [text(routeKey), ...notes(text(authorizationType ?? 'NONE'), apiKeyRequired === true)].join('  '))),
    `npx wscat -c ${url}`,
  ];
}

function notes(authorization: string, keyed: boolean): string[] {
  const wanted = [...(authorization === 'NONE' ? [] : [authorization]), ...(keyed ? ['API key'] : [])];
  return wanted.length > 0 ? [`(${wanted.join(', ')})`] : [];
}

function listed(lines: readonly string[]): string[] {
  const more = lines.length - MAX_ROUTES;
  return more > 1 ? [...lines.slice(0, MAX_ROUTES), `and ${more} more routes`] : [...lines];
}

/** What only the deployment decides is shown as such. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '(decided at deployment)';
}
