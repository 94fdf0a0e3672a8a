import type { Entry } from './entry';
import { keyBehind } from './links';
import { IMPLICIT_HTTP_API } from './serverless-http-events';
import { IMPLICIT_API } from './serverless-rest-events';
import type { Stacks } from './stacks';
import { below, isKnown, textOf, Unresolved, type LambdaPermission, type Origin, type Value } from '../../model';
import { asString, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** The permissions that SAM adds to functions: one for each event of an API, and one for each route of a WebSocket API. */
export function serverlessPermissions(stacks: Stacks): LambdaPermission[] {
  return [
    ...stacks.ofType('AWS::Serverless::Function').flatMap(ofEvents),
    ...stacks.ofType('AWS::Serverless::WebSocketApi').flatMap(ofRoutes),
  ];
}

function ofEvents(entry: Entry): LambdaPermission[] {
  return Object.entries(plainOrEmpty(own(entry.properties, 'Events'))).flatMap(([name, event]) => {
    if (!isPlain(event) || !['Api', 'HttpApi'].includes(String(own(event, 'Type')))) return [];
    const properties = plainOrEmpty(own(event, 'Properties'));
    const isHttp = own(event, 'Type') === 'HttpApi';
    return [permission(below(entry.origin, 'Events', name), entry.key, apiOf(properties, isHttp, entry), routeOf(properties, isHttp))];
  });
}

/** As SAM writes it: any method, and what a variable of the path stands for, is `*`. So is the default route of an HTTP API. */
function routeOf(properties: Plain, isHttp: boolean): string {
  const path = textOf(asString(own(properties, 'Path'))) ?? '';
  const method = textOf(asString(own(properties, 'Method'))) ?? '';
  if (isHttp && /^(\$default)?$/.test(path)) return '*';
  const verb = /^(|any|x-amazon-apigateway-any-method)$/i.test(method) || method.includes('${') ? '*' : method.toUpperCase();
  return `${verb}${path.replace(/(?<!\$)\{[^{}]*\}/g, '*')}`;
}

function ofRoutes({ properties, origin, links }: Entry): LambdaPermission[] {
  return Object.entries(plainOrEmpty(own(properties, 'Routes'))).flatMap(([routeKey, route]) => {
    const target = isPlain(route) ? keyBehind(own(route, 'FunctionArn'), links) : undefined;
    return isKnown(target) ? [permission(below(origin, 'Routes', routeKey), target, origin.logicalId, routeKey)] : [];
  });
}

/** The logical id of an event's API, or the name of the property that tells of one that is elsewhere. */
function apiOf(properties: Plain, isHttp: boolean, { links }: Entry): string {
  const [field, implicit] = isHttp ? ['ApiId', IMPLICIT_HTTP_API] : ['RestApiId', IMPLICIT_API];
  const written = own(properties, field);
  return written === undefined ? implicit : links.linkOf(written)?.logicalId ?? field;
}

function permission(origin: Origin, target: Value<string>, api: string, route: string): LambdaPermission {
  const source = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/*/${route}`;
  return {
    origin,
    function: target,
    action: 'lambda:InvokeFunction',
    principal: 'apigateway.amazonaws.com',
    sourceArn: new Unresolved(source, source, [api]),
  };
}
