import { known, type Method, type RestApiDefinition, type Value } from '../../model';

/** Something in AWS that an API calls, and from where. */
export interface Call {
  /** How messages name what calls: `GET /orders`, `authorizer Tokens`. */
  readonly caller: string;
  /** ARN of the function, version or alias that is invoked; absent for other backends. */
  readonly functionArn?: string;
  /** ARN of the role that the call is made with; absent where the function's own policy decides. */
  readonly roleArn?: string;
  /** What follows the API's ARN in the source ARN of the call: `GET/orders/x` behind the stage, or `authorizers/*`. */
  readonly source: { readonly method: string; readonly path: string } | { readonly authorizerId: string };
}

type Variables = Readonly<Record<string, string>>;

/**
 * What a deployment calls that may cease to exist: functions, and the roles that calls are made with.
 * @param variables those of the stage, which integrations may name functions with
 */
export function callsOf(definition: RestApiDefinition, variables: Variables): Call[] {
  return [
    ...definition.resources.flatMap(({ path, methods }) => methods.flatMap((method) => integrationCall(known(path) ?? '/', method, variables))),
    ...definition.authorizers.flatMap(({ key, name, authorizerUri, authorizerCredentials }) =>
      callOf(authorizerUri, authorizerCredentials, variables, { caller: `authorizer ${known(name) ?? key}`, source: { authorizerId: '*' } })),
  ];
}

function integrationCall(path: string, { httpMethod, integration }: Method, variables: Variables): Call[] {
  const method = known(httpMethod) ?? 'ANY';
  return callOf(integration?.uri, integration?.credentials, variables, {
    caller: `${method} ${path}`,
    source: { method: method === 'ANY' ? 'GET' : method, path: path.replace(/\{[^}]*\}/g, 'x') },
  });
}

function callOf(uri: Value<string> | undefined, role: Value<string> | undefined, variables: Variables, where: Pick<Call, 'caller' | 'source'>): Call[] {
  const functionArn = functionArnOf(withVariables(known(uri) ?? '', variables));
  const roleArn = roleArnOf(withVariables(known(role) ?? '', variables));
  return functionArn === undefined && roleArn === undefined ? [] : [{ ...where, functionArn, roleArn }];
}

/** The function in an invocation URI, such as `arn:aws:apigateway:…:lambda:path/2015-03-31/functions/<arn>/invocations`. */
export function functionArnOf(uri: string): string | undefined {
  return /^arn:[\w-]+:apigateway:[\w-]+:lambda:path\/.*?functions\/(arn:[\w-]+:lambda:[^/]+)\/invocations/.exec(uri)?.[1];
}

/** Credentials can also be the caller's own (`arn:aws:iam::*:user/*`), which is no role. */
export function roleArnOf(credentials: string): string | undefined {
  return /^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(credentials) ? credentials : undefined;
}

export function withVariables(text: string, variables: Variables): string {
  return text.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => variables[name] ?? '');
}
