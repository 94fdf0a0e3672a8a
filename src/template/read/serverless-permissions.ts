import type { Entry } from './entry';
import { keyBehind } from './links';
import type { Stacks } from './stacks';
import { below, isKnown, textOf, Unresolved, type LambdaPermission, type Origin, type Value } from '../../model';
import { asString, isPlain, own, plainOrEmpty } from '../../model/coerce';

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
    const [method, path] = ['Method', 'Path'].map((field) => textOf(asString(own(properties, field))) ?? '');
    return [permission(below(entry.origin, 'Events', name), entry.key, `${method.toUpperCase()}${path}`)];
  });
}

function ofRoutes({ properties, origin, links }: Entry): LambdaPermission[] {
  return Object.entries(plainOrEmpty(own(properties, 'Routes'))).flatMap(([routeKey, route]) => {
    const target = isPlain(route) ? keyBehind(own(route, 'FunctionArn'), links) : undefined;
    return isKnown(target) ? [permission(below(origin, 'Routes', routeKey), target, routeKey)] : [];
  });
}

function permission(origin: Origin, target: Value<string>, route: string): LambdaPermission {
  const source = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/${route}`;
  return {
    origin, function: target, action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com', sourceArn: new Unresolved(source, source),
  };
}
