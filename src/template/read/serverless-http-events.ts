import type { Entry } from './entry';
import { keyBehind, keyOf } from './links';
import type { Stacks } from './stacks';
import { readV2RouteSettings } from './v2';
import { below, isKnown, Unresolved, type Origin, type Route, type V2Integration, type V2RouteSettings } from '../../model';
import { asNumber, asString, asStrings, asVersion, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** What the events of functions give to an HTTP API. */
export interface HttpEvents {
  readonly routes: Route[];
  readonly integrations: V2Integration[];
  readonly routeSettings: V2RouteSettings[];
}

/** The API that SAM makes for events that name none. */
export const IMPLICIT_HTTP_API = 'ServerlessHttpApi';

/** The `HttpApi` events of all functions, by the key of the API that they are for. */
export function httpEvents(stacks: Stacks): ReadonlyMap<string, HttpEvents> {
  const found = new Map<string, HttpEvents>();
  for (const entry of stacks.ofType('AWS::Serverless::Function')) {
    for (const [name, event] of Object.entries(plainOrEmpty(own(entry.properties, 'Events')))) {
      if (!isPlain(event) || own(event, 'Type') !== 'HttpApi') continue;
      const properties = plainOrEmpty(own(event, 'Properties'));
      const id = own(properties, 'ApiId');
      const api = id === undefined ? keyOf({ ...entry.origin, logicalId: IMPLICIT_HTTP_API }) : keyBehind(id, entry.links);
      if (!isKnown(api)) continue;
      const events = found.get(api) ?? { routes: [], integrations: [], routeSettings: [] };
      found.set(api, events);
      readEvent(properties, below(entry.origin, 'Events', name, 'Properties'), { entry, api, key: `${entry.key}/Events/${name}` }, events);
    }
  }
  return found;
}

interface Place {
  readonly entry: Entry;
  readonly api: string;
  readonly key: string;
}

function readEvent(properties: Plain, origin: Origin, { entry, api, key }: Place, { routes, integrations, routeSettings }: HttpEvents): void {
  const routeKey = routeKeyOf(properties);
  const auth = plainOrEmpty(own(properties, 'Auth'));
  const authorizer = asString(own(auth, 'Authorizer'));
  const isName = isKnown(authorizer) && authorizer !== 'NONE' && authorizer !== 'AWS_IAM';
  routes.push({
    origin: { ...origin, fields: { routeKey: '', authorizer: 'Auth/Authorizer', authorizationType: 'Auth/Authorizer', authorizationScopes: 'Auth/AuthorizationScopes' } },
    key,
    routeKey,
    authorizationType: isName ? undefined : authorizer,
    authorizer: isName ? `${api}/authorizers/${authorizer}` : undefined,
    authorizationScopes: asStrings(own(auth, 'AuthorizationScopes')),
    integration: key,
    responses: [],
  });
  integrations.push({
    origin: { ...origin, fields: { integrationUri: '' } },
    key,
    integrationType: 'AWS_PROXY',
    integrationUri: new Unresolved({ 'Fn::GetAtt': [entry.logicalId, 'Arn'] }, `\${${entry.logicalId}.Arn}`, [entry.logicalId]),
    payloadFormatVersion: asVersion(own(properties, 'PayloadFormatVersion')) ?? '2.0',
    timeoutInMillis: asNumber(own(properties, 'TimeoutInMillis')),
    responses: [],
  });
  const settings = own(properties, 'RouteSettings');
  if (isPlain(settings) && isKnown(routeKey)) routeSettings.push({ routeKey, ...readV2RouteSettings(settings, below(origin, 'RouteSettings')) });
}

/** An event without a path and a method is for what no other route takes. */
function routeKeyOf(properties: Plain): Route['routeKey'] {
  const path = asString(own(properties, 'Path'));
  const method = asString(own(properties, 'Method'));
  if (path === undefined && method === undefined) return '$default';
  if (path instanceof Unresolved || method instanceof Unresolved) return new Unresolved([method, path]);
  return path === '$default' ? path : `${(method ?? 'ANY').replace(/^x-amazon-apigateway-any-method$/, 'any').toUpperCase()} ${path ?? ''}`;
}
