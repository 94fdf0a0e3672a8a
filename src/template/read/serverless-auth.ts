import { keyOf, NO_LINKS } from './links';
import { readUsagePlan } from './usage';
import { below, isKnown, Unresolved, type Method, type Origin, type RestAuthorizer, type RestResource, type UsagePlan, type Value } from '../../model';
import { asBoolean, asNumber, asString, asStrings, asUpper, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** Where the parts of an authorizer stand in SAM. */
const FIELDS = {
  name: '',
  type: 'FunctionPayloadType',
  authorizerUri: 'FunctionArn',
  authorizerCredentials: 'FunctionInvokeRole',
  authorizerResultTtlInSeconds: 'Identity/ReauthorizeEvery',
  identitySource: 'Identity',
  identityValidationExpression: 'Identity/ValidationExpression',
  providerARNs: 'UserPoolArn',
};

/** Places of a request in `Identity`, with how an identity source names them. */
const SOURCES = [
  ['Headers', 'method.request.header.'],
  ['QueryStrings', 'method.request.querystring.'],
  ['StageVariables', 'stageVariables.'],
  ['Context', 'context.'],
] as const;

/** Schemes that SAM defines when it needs them. */
const ADDED: ReadonlySet<string> = new Set(['AWS_IAM', 'api_key', 'sigv4']);

type Access = Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired' | 'undefinedAuthorizer'>;

/** The `Auth` of an `AWS::Serverless::Api`: who may call its methods. */
export class ServerlessAuth {
  readonly authorizers: readonly RestAuthorizer[];
  private readonly node: unknown;
  private readonly origin: Origin;

  constructor(api: Plain, apiOrigin: Origin) {
    this.node = own(api, 'Auth');
    this.origin = below(apiOrigin, 'Auth');
    this.authorizers = Object.entries(plainOrEmpty(this.authorizerNodes)).map(([name, node]) =>
      readAuthorizer(name, node, below(this.origin, 'Authorizers', name)));
  }

  /** The statements when they are all that is said, and otherwise something that is not known. */
  get policy(): unknown {
    const policy = this.node instanceof Unresolved ? this.node : this.get('ResourcePolicy');
    if (!isPlain(policy)) return policy instanceof Unresolved ? policy : undefined;
    const statements = own(policy, 'CustomStatements');
    const isAll = Object.keys(policy).length === 1 && statements !== undefined;
    return isAll ? { Version: '2012-10-17', Statement: statements } : new Unresolved(policy);
  }

  /** Who may call a method whose event has this `Auth`. */
  accessTo(event: unknown, origin: Origin): Access {
    if (event instanceof Unresolved || this.node instanceof Unresolved) return { authorizationType: new Unresolved(event ?? this.node) };
    const mine = plainOrEmpty(event);
    const apiKeyRequired = asBoolean(own(mine, 'ApiKeyRequired') ?? this.get('ApiKeyRequired'));
    const said = own(mine, 'Authorizer');
    const name = asString(said ?? this.get('DefaultAuthorizer'));
    if (name === undefined || !isKnown(name) || /^(NONE|AWS_IAM)$/.test(name)) return { authorizationType: name as Access['authorizationType'], apiKeyRequired };
    const authorizer = this.authorizers.find(({ key }) => key === name);
    if (authorizer) {
      const authorizationScopes = asStrings(own(mine, 'AuthorizationScopes'));
      return { authorizationType: typeFor(authorizer), authorizer: name, authorizationScopes, apiKeyRequired };
    }
    return { apiKeyRequired, undefinedAuthorizer: this.missing(name, said === undefined ? undefined : origin) };
  }

  /** A path of a definition, to which the transform adds the schemes that `Auth` defines. */
  complete(resource: RestResource): RestResource {
    if (this.node === undefined) return resource;
    const methods = resource.methods.map((method) => {
      const missing = method.undefinedAuthorizer;
      return missing && this.defines(missing.name) ? { ...method, undefinedAuthorizer: undefined } : method;
    });
    return { ...resource, methods };
  }

  private defines(name: string): boolean {
    return !isPlain(this.node) || ADDED.has(name) || this.authorizerNodes instanceof Unresolved || this.authorizers.some(({ key }) => key === name);
  }

  /** The plan that SAM makes for the API's stage. */
  usagePlans(api: string, stage: Value<string> | undefined): UsagePlan[] {
    const node = this.get('UsagePlan');
    const kind = isPlain(node) ? asString(own(node, 'CreateUsagePlan')) : node;
    if (!isPlain(node) || kind === undefined || kind === 'NONE') return [];
    const origin = below(this.origin, 'UsagePlan');
    const plan = readUsagePlan(node, origin, NO_LINKS);
    return [{ ...plan, key: `${keyOf(origin)}.UsagePlan`, apiStages: [{ origin, api, stage }] }];
  }

  private get(name: string): unknown {
    return own(plainOrEmpty(this.node), name);
  }

  private get authorizerNodes(): unknown {
    return this.get('Authorizers');
  }

  /** An authorizer that is nowhere to be found. Without any, SAM passes over a default one. */
  private missing(name: string, event: Origin | undefined): Access['undefinedAuthorizer'] {
    if (this.authorizerNodes instanceof Unresolved) return undefined;
    return { origin: event ?? { ...this.origin, fields: { name: 'DefaultAuthorizer' } }, name, refused: event !== undefined || this.authorizerNodes !== undefined };
  }
}

function readAuthorizer(key: string, node: unknown, origin: Origin): RestAuthorizer {
  const properties = plainOrEmpty(node);
  const identity = own(properties, 'Identity');
  const pools = own(properties, 'UserPoolArn');
  const type: RestAuthorizer['type'] = pools === undefined ? asUpper(own(properties, 'FunctionPayloadType')) ?? 'TOKEN' : 'COGNITO_USER_POOLS';
  return {
    origin: { ...origin, fields: FIELDS },
    key,
    name: key,
    type: node instanceof Unresolved ? node : type,
    authorizerUri: asString(own(properties, 'FunctionArn')),
    authorizerCredentials: asString(own(properties, 'FunctionInvokeRole')),
    identitySource: identity instanceof Unresolved ? identity : identitySource(plainOrEmpty(identity), type === 'REQUEST'),
    authorizerResultTtlInSeconds: asNumber(own(plainOrEmpty(identity), 'ReauthorizeEvery')),
    providerARNs: asStrings(pools === undefined || Array.isArray(pools) ? pools : [pools]),
  };
}

function identitySource(identity: Plain, request: boolean): Value<string> | undefined {
  if (!request) {
    const header = asString(own(identity, 'Header')) ?? 'Authorization';
    return isKnown(header) ? `method.request.header.${header}` : header;
  }
  const sources = SOURCES.flatMap(([place, prefix]) => {
    const names = own(identity, place);
    return Array.isArray(names) ? names.map((name) => typeof name === 'string' ? prefix + name : new Unresolved(name)) : names instanceof Unresolved ? [names] : [];
  });
  const unknown = sources.find((source) => source instanceof Unresolved);
  return unknown ?? (sources.length > 0 ? sources.join(',') : undefined);
}

function typeFor({ type }: RestAuthorizer): Method['authorizationType'] {
  if (!isKnown(type)) return type;
  return type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
}
