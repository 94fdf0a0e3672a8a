import { groupBy } from './group';
import { keyBehind, keyOf } from './links';
import type { ServerlessAuth } from './serverless-auth';
import type { Stacks } from './stacks';
import { below, isKnown, Unresolved, type Integration, type Method, type Origin, type RestResource } from '../../model';
import { asNumber, asString, asUpper, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** The API that SAM makes for events that name none. */
export const IMPLICIT_API = 'ServerlessRestApi';
export const IMPLICIT_STAGE = 'Prod';

/** An event of type `Api`: one method of an API, with its function behind it. */
export interface ApiEvent {
  /** The key of the API that gets the method. */
  readonly api: string;
  readonly target: Origin;
  readonly origin: Origin;
  readonly properties: Plain;
}

const TARGETS = ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'] as const;

/** Where the facts of a method stand in an event. */
const FIELDS = {
  path: 'Path',
  httpMethod: 'Method',
  name: 'Auth/Authorizer',
  authorizationType: 'Auth/Authorizer',
  authorizer: 'Auth/Authorizer',
  authorizationScopes: 'Auth/AuthorizationScopes',
  apiKeyRequired: 'Auth/ApiKeyRequired',
  requestParameters: 'RequestParameters',
  requestModels: 'RequestModel',
  uri: '',
  type: '',
};

/** Whether a template has events that make SAM add an API of its own. */
export function needsImplicitApi(resources: Plain): boolean {
  return Object.values(resources).some((resource) => isPlain(resource) && (TARGETS as readonly unknown[]).includes(own(resource, 'Type'))
    && Object.values(plainOrEmpty(own(plainOrEmpty(own(resource, 'Properties')), 'Events')))
      .some((event) => isPlain(event) && own(event, 'Type') === 'Api' && own(plainOrEmpty(own(event, 'Properties')), 'RestApiId') === undefined));
}

/** The events of functions and state machines by the API that they add to. */
export function apiEvents(stacks: Stacks): Map<string, ApiEvent[]> {
  return groupBy(stacks.ofType(...TARGETS).flatMap((entry) =>
    Object.entries(plainOrEmpty(own(entry.properties, 'Events'))).flatMap(([name, event]): ApiEvent[] => {
      const properties = isPlain(event) && own(event, 'Type') === 'Api' ? own(event, 'Properties') : undefined;
      if (!isPlain(properties)) return [];
      const id = own(properties, 'RestApiId');
      const api = id === undefined ? keyOf({ ...entry.origin, logicalId: IMPLICIT_API }) : keyBehind(id, entry.links);
      const origin = { ...below(entry.origin, 'Events', name, 'Properties'), fields: FIELDS };
      return isKnown(api) ? [{ api, target: entry.origin, origin, properties }] : [];
    })), ({ api }) => api);
}

/** The path of an event, with its one method. */
export function readApiEvent({ target, origin, properties }: ApiEvent, auth: ServerlessAuth): RestResource {
  const path = asString(own(properties, 'Path')) ?? new Unresolved(properties);
  const method: Method = {
    origin,
    httpMethod: asUpper(own(properties, 'Method')) ?? new Unresolved(properties),
    ...auth.accessTo(own(properties, 'Auth'), origin),
    integration: readIntegration(target, origin, properties),
  };
  return { origin, path, methods: [method] };
}

function readIntegration(target: Origin, origin: Origin, properties: Plain): Integration {
  const isFunction = target.type === 'AWS::Serverless::Function';
  return {
    origin,
    type: isFunction ? 'AWS_PROXY' : 'AWS',
    httpMethod: 'POST',
    uri: new Unresolved({ Ref: target.logicalId }, isFunction
      ? `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${target.logicalId}.Arn}/invocations`
      : 'arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution', [target.logicalId]),
    // SAM makes the role or the permission that the call needs.
    credentials: new Unresolved({ Ref: target.logicalId }),
    timeoutInMillis: asNumber(own(properties, 'TimeoutInMillis')),
    responseTransferMode: asUpper(own(properties, 'ResponseTransferMode')),
  };
}
