import { isKnown, known, Unresolved, type Method, type RestAuthorizer } from '../../model';
import { asNumber, asString, asStrings, asUpper, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';
import { EXTENSION } from '../extensions';
import type { Document } from './document';

type Access = Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired' | 'undefinedAuthorizer'>;

/** What a scheme asks of the caller; nothing when API Gateway ignores it. */
type Demand = { readonly kind: 'key' | 'iam' } | { readonly kind: 'authorizer'; readonly authorizer: RestAuthorizer };

const FIELDS = ['type', 'authorizerUri', 'authorizerCredentials', 'authorizerResultTtlInSeconds',
  'identityValidationExpression', 'providerARNs'];

/** The security schemes of a document. */
export class SecuritySchemes {
  private readonly demands = new Map<string, Demand>();

  constructor(private readonly document: Document) {
    for (const [name, scheme] of document.entriesAt(...document.securitySchemes)) {
      const demand = isPlain(scheme) ? demandOf(name, scheme, document) : undefined;
      if (demand) this.demands.set(name, demand);
    }
  }

  get authorizers(): RestAuthorizer[] {
    return [...this.demands.values()].flatMap((demand) => demand.kind === 'authorizer' ? [demand.authorizer] : []);
  }

  /**
   * Who may call the operation at a place. One that says nothing of its own takes the document's `security`, as in a recording of
   * imports made on AWS in 2025; an empty list opens it.
   */
  accessTo(operation: Plain, path: readonly string[]): Access {
    const auth = own(operation, EXTENSION.auth);
    const access: { -readonly [K in keyof Access]: Access[K] } = { authorizationType: asUpper(own(plainOrEmpty(auth), 'type')) };
    const mine = own(operation, 'security');
    const security = mine ?? (auth === undefined ? this.document.at('security') : undefined);
    if (security instanceof Unresolved) return { authorizationType: access.authorizationType ?? security };
    const place = [...(mine === undefined ? [] : path), 'security'];
    for (const [name, scopes] of (Array.isArray(security) ? security : []).flatMap((one) => Object.entries(plainOrEmpty(one)))) {
      const demand = this.demands.get(name);
      if (!demand && !this.mayDefine(name)) access.undefinedAuthorizer = { ...this.document.originAt(place, { name: '' }), name, refused: false };
      if (demand?.kind === 'key') access.apiKeyRequired = true;
      if (demand?.kind === 'iam') access.authorizationType ??= 'AWS_IAM';
      if (demand?.kind !== 'authorizer') continue;
      access.authorizer = name;
      access.authorizationType = typeFor(demand.authorizer) ?? access.authorizationType;
      const wanted = asStrings(scopes);
      if (wanted !== undefined && !(isKnown(wanted) && wanted.length === 0)) access.authorizationScopes = wanted;
    }
    return access;
  }

  /** Whether there is a scheme of a name, as far as the document is known. */
  private mayDefine(name: string): boolean {
    let node: unknown = this.document.root;
    for (const key of [...this.document.securitySchemes, name]) {
      if (node === undefined || node === null) return false;
      if (!isPlain(node)) return true;
      node = own(node, key);
    }
    return node !== undefined;
  }
}

function demandOf(name: string, scheme: Plain, document: Document): Demand | undefined {
  const authtype = own(scheme, EXTENSION.authtype);
  if (typeof authtype === 'string' && authtype.toLowerCase() === 'awssigv4') return { kind: 'iam' };
  const authorizer = own(scheme, EXTENSION.authorizer);
  if (isPlain(authorizer)) return { kind: 'authorizer', authorizer: readAuthorizer(name, scheme, authorizer, document) };
  const header = own(scheme, 'name');
  return own(scheme, 'type') === 'apiKey' && typeof header === 'string' && header.toLowerCase() === 'x-api-key' ? { kind: 'key' } : undefined;
}

function readAuthorizer(key: string, scheme: Plain, authorizer: Plain, document: Document): RestAuthorizer {
  const type: RestAuthorizer['type'] = asUpper(own(authorizer, 'type'));
  const authType = asString(own(scheme, EXTENSION.authtype));
  const usual = type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom';
  const source = asString(own(authorizer, 'identitySource'));
  const header = type === 'REQUEST' ? undefined : known(asString(own(scheme, 'name')));
  return {
    ...document.originAt([...document.securitySchemes, key], {
      ...Object.fromEntries(FIELDS.map((field) => [field, `${EXTENSION.authorizer}/${field}`])),
      name: '',
      authType: EXTENSION.authtype,
      identitySource: source === undefined ? 'name' : `${EXTENSION.authorizer}/identitySource`,
    }),
    key,
    name: key,
    type,
    authType: authType === usual ? undefined : authType,
    authorizerUri: asString(own(authorizer, 'authorizerUri')),
    authorizerCredentials: asString(own(authorizer, 'authorizerCredentials')),
    authorizerResultTtlInSeconds: asNumber(own(authorizer, 'authorizerResultTtlInSeconds')),
    identitySource: source ?? (header === undefined ? undefined : `method.request.header.${header}`),
    identityValidationExpression: asString(own(authorizer, 'identityValidationExpression')),
    providerARNs: asStrings(own(authorizer, 'providerARNs')),
  };
}

function typeFor({ type }: RestAuthorizer): Method['authorizationType'] {
  if (!isKnown(type)) return type;
  return type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
}
