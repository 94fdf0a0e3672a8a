import type { RestApiDefinition, RestAuthorizer } from '../../model';
import { known } from '../../model';
import type { RestStageTarget } from '../directory';
import type { GatewayRequest, Header } from '../http';
import { testLambdaAuthorizer } from './authorizers/lambda';
import { authorizeByUserPool } from './authorizers/user-pool';
import type { AuthorizerVerdict } from './authorizers/verdict';
import { CompiledMethod } from './compile/method';
import { Router } from './compile/router';
import type { RestEnvironment } from './environment';
import { Exchange } from './exchange';
import { ExecutionLog, logFailure, logRequest } from './execution-log';
import { GatewayError } from './gateway-error';
import { integrate } from './phases/integrate';
import { validate } from './phases/validate';
import { runPhases } from './pipeline';

/** The stage that a test of a method, or of an authorizer, pretends to be of. */
const METHOD_STAGE = 'test-invoke-stage';
const AUTHORIZER_STAGE = 'ESTestInvoke-stage';

/** Headers of a response that a test does not show. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['x-amzn-requestid', 'x-amz-apigw-id']);

/** The API as it is now, deployed or not. */
export interface TestTarget {
  readonly apiId: string;
  readonly accountId: string;
  readonly region: string;
  readonly definition: RestApiDefinition;
}

export interface TestedMethod {
  readonly resourcePath: string;
  readonly httpMethod: string;
}

/** What a method or authorizer is tested with. */
export interface TestRequest {
  readonly path: string;
  readonly query: string;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface TestResult {
  /** One line after the other, each but the first with its time. */
  readonly log: string;
  /** Milliseconds. */
  readonly latency: number;
}

export interface MethodTestResult extends TestResult {
  readonly statusCode: number;
  readonly headers: readonly Header[];
  readonly body: string;
}

export interface AuthorizerTestResult extends TestResult {
  /** 0 when the authorizer answered. */
  readonly clientStatus: number;
  readonly verdict?: AuthorizerVerdict;
}

/** The environment of a test: what it may invoke depends on the stage that it pretends to be of. */
export type TestEnvironment = (request: GatewayRequest, target: RestStageTarget) => RestEnvironment;

/** Runs `TestInvokeMethod`: validation and integration of a method, without authorization, keys, throttles, caches and stage settings. */
export async function testMethod(
  target: TestTarget, place: TestedMethod, test: TestRequest, environment: TestEnvironment,
): Promise<MethodTestResult> {
  const exchange = exchangeOf(target, METHOD_STAGE, place.httpMethod, test, environment);
  const method = methodOf(target.definition, place.resourcePath, place.httpMethod);
  exchange.method = method;
  exchange.pathParameters = parametersOf(method, exchange.path);
  exchange.apiKey = { id: 'test-invoke-api-key-id', value: 'test-invoke-api-key' };
  logRequest(exchange, exchange.headers);
  await runPhases(exchange, [validate, integrate]);
  const { statusCode, headers, body } = exchange.response!;
  exchange.execution!.info(`Method completed with status: ${statusCode}`);
  return {
    ...resultOf(exchange),
    statusCode,
    headers: headers.filter(([name]) => !NOT_SHOWN.has(name.toLowerCase()) && (exchange.error === undefined || name !== 'Content-Type')),
    body: body.toString('utf8'),
  };
}

/** Runs `TestInvokeAuthorizer`: asks the authorizer, whatever it answered before. */
export async function testAuthorizer(
  target: TestTarget, authorizer: RestAuthorizer, test: TestRequest, environment: TestEnvironment,
): Promise<AuthorizerTestResult> {
  const exchange = exchangeOf(target, AUTHORIZER_STAGE, 'GET', test, environment);
  try {
    const isUserPool = known(authorizer.type) === 'COGNITO_USER_POOLS';
    const verdict = isUserPool ? authorizeByUserPool(exchange, authorizer) : await testLambdaAuthorizer(exchange, authorizer);
    return { ...resultOf(exchange), clientStatus: 0, verdict };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    logFailure(exchange, error);
    return { ...resultOf(exchange), clientStatus: error.statusCode };
  }
}

function exchangeOf(target: TestTarget, stageName: string, method: string, test: TestRequest, environment: TestEnvironment): Exchange {
  const stage: RestStageTarget = {
    ...target, stageName, deploymentId: '', settings: { key: stageName, methodSettings: [] }, variables: test.variables, plans: [],
  };
  const request: GatewayRequest = {
    method,
    path: test.path,
    query: test.query,
    headers: test.headers,
    body: Buffer.from(test.body),
    sourceIp: 'test-invoke-source-ip',
    domainName: 'testPrefix.testDomainName',
    protocol: 'HTTP/1.1',
    scheme: 'https',
    port: 443,
    // The path in the context has no stage.
    basePath: '',
  };
  const exchange = new Exchange(request, stage, environment(request, stage));
  exchange.execution = new ExecutionLog('INFO', true);
  return exchange;
}

function methodOf({ resources, requestValidators, authorizers }: RestApiDefinition, resourcePath: string, httpMethod: string): CompiledMethod {
  const methods = resources.filter(({ path }) => known(path) === resourcePath)
    .flatMap((resource) => resource.methods.map((method) => new CompiledMethod(resource, method, requestValidators, authorizers)));
  return methods.find((method) => method.httpMethod === httpMethod) ?? methods.find((method) => method.httpMethod === 'ANY')!;
}

/** Of a path that is not one of the method's there are none. */
function parametersOf(method: CompiledMethod, path: string): Readonly<Record<string, string>> {
  const router = new Router<CompiledMethod>();
  router.add(method.resourcePath, 'GET', method);
  return router.find(path, 'GET')?.pathParameters ?? {};
}

function resultOf({ env, startedAt, requestId, execution }: Exchange): TestResult {
  const time = javaDate(env.clock.now());
  return {
    log: [`Execution log for request ${requestId}`, ...execution!.lines.map((line) => `${time} : ${line}`), ''].join('\n'),
    latency: Math.round(env.clock.now() - startedAt),
  };
}

/** `Tue Dec 01 00:16:13 UTC 2026`. */
function javaDate(millis: number): string {
  const [, day, date, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(new Date(millis).toUTCString())!;
  return `${day} ${month} ${date} ${time} UTC ${year}`;
}
