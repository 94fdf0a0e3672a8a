import { NO_LINKS } from './links';
import { readV2Stage } from './v2';
import { readV2Api, type V2ApiResource } from './v2-api';
import { below, Unresolved, type Origin, type V2Authorizer, type Value } from '../../model';
import { asBoolean, asNumber, asString, asStrings, asVersion, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/**
 * Reads an `AWS::Serverless::HttpApi` as the API it will be, with its stage. The routes that functions' events give
 * it are not here; whether it has any, a definition decides.
 */
export function readServerlessHttpApi(properties: Plain, origin: Origin): V2ApiResource {
  const api = readV2Api({ ...properties, ProtocolType: 'HTTP', Tags: undefined }, origin, 'DefinitionBody');
  const stage = readV2Stage({ ...properties, Description: undefined, Tags: undefined, StageName: own(properties, 'StageName') ?? '$default' }, origin, NO_LINKS);
  return {
    ...api,
    definedBy: api.definedBy === 'resources' ? 'unknown' : api.definedBy,
    authorizers: [...api.authorizers, ...readAuthorizers(properties, origin, api.key)],
    stages: [{ ...stage, key: `${api.key}.Stage` }],
  };
}

/** Whether SAM writes the definition itself, from the events of functions. */
export function takesEvents(properties: Plain): boolean {
  return own(properties, 'DefinitionBody') === undefined && own(properties, 'DefinitionUri') === undefined;
}

function readAuthorizers(properties: Plain, origin: Origin, api: string): V2Authorizer[] {
  const auth = own(properties, 'Auth');
  const authorizers = auth instanceof Unresolved ? auth : own(plainOrEmpty(auth), 'Authorizers');
  // Nobody knows their names, so that a route's may be among them.
  if (authorizers instanceof Unresolved) return [{ key: `${api}/authorizers`, name: authorizers, origin: below(origin, 'Auth'), authorizerType: authorizers }];
  return Object.entries(plainOrEmpty(authorizers)).flatMap(([name, node]) => {
    if (node instanceof Unresolved) return [{ key: `${api}/authorizers/${name}`, name, origin: below(origin, 'Auth', 'Authorizers', name), authorizerType: node }];
    if (!isPlain(node)) return [];
    const common = { key: `${api}/authorizers/${name}`, name, origin: below(origin, 'Auth', 'Authorizers', name) };
    return [own(node, 'FunctionArn') === undefined ? readJwt(node, common) : readLambda(node, common)];
  });
}

interface Common {
  readonly key: string;
  readonly name: string;
  readonly origin: Origin;
}

function readJwt(node: Plain, common: Common): V2Authorizer {
  const jwt = own(node, 'JwtConfiguration');
  const spelled = (name: string): string => isPlain(jwt) && own(jwt, name) === undefined ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  const source = asString(own(node, 'IdentitySource'));
  return {
    ...common,
    origin: { ...common.origin, fields: { authorizerType: 'JwtConfiguration', audience: `JwtConfiguration/${spelled('audience')}` } },
    authorizerType: 'JWT',
    identitySource: source === undefined ? undefined : [source],
    jwtConfiguration: isPlain(jwt) ? { audience: asStrings(own(jwt, spelled('audience'))), issuer: asString(own(jwt, spelled('issuer'))) } : jwt instanceof Unresolved ? jwt : undefined,
    authorizationScopes: asStrings(own(node, 'AuthorizationScopes')),
  };
}

function readLambda(node: Plain, common: Common): V2Authorizer {
  const identity = own(node, 'Identity');
  return {
    ...common,
    origin: { ...common.origin, fields: { authorizerUri: 'FunctionArn', authorizerResultTtlInSeconds: 'Identity/ReauthorizeEvery', identitySource: 'Identity' } },
    authorizerType: 'REQUEST',
    authorizerUri: asString(own(node, 'FunctionArn')),
    authorizerPayloadFormatVersion: asVersion(own(node, 'AuthorizerPayloadFormatVersion')),
    enableSimpleResponses: asBoolean(own(node, 'EnableSimpleResponses')),
    authorizerResultTtlInSeconds: asNumber(own(plainOrEmpty(identity), 'ReauthorizeEvery')),
    identitySource: identity instanceof Unresolved ? identity : sourcesOf(plainOrEmpty(identity)),
  };
}

const SOURCES = [['Headers', '$request.header.'], ['QueryStrings', '$request.querystring.'], ['StageVariables', '$stageVariables.'], ['Context', '$context.']];

function sourcesOf(identity: Plain): Value<string>[] {
  return SOURCES.flatMap(([property, prefix]) => {
    const names = asStrings(own(identity, property));
    if (names === undefined) return [];
    return names instanceof Unresolved ? [names] : names.map((name) => typeof name === 'string' ? `${prefix}${name}` : name);
  });
}
