import { Token, type Duration } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as model from '../../model';
import { checkRange, joined } from '../check';
import type { ApiBinding } from './binding';

const DEFAULT_IDENTITY_SOURCE = 'method.request.header.Authorization';

/**
 * What a Lambda authorizer is given.
 */
export enum LambdaAuthorizerType {
  /** The whole request but its body. */
  REQUEST = 'REQUEST',
  /** One header's value. */
  TOKEN = 'TOKEN',
}

/**
 * Options that authorizers with an identity source share.
 */
export interface AuthorizerOptions {
  /**
   * Name of the authorizer, unique within an API.
   * @default - made from the function's or the first user pool's construct id
   */
  readonly authorizerName?: string;

  /**
   * How long a result is kept for the same identity, 0 to 3,600 seconds; 0 switches that off.
   *
   * A kept policy answers for all routes with the authorizer: it must allow or deny all of them.
   *
   * @default Duration.minutes(5)
   */
  readonly resultsCacheTtl?: Duration;
}

/**
 * Options for `Authorizer.lambda`.
 */
export interface LambdaAuthorizerOptions extends AuthorizerOptions {
  /**
   * What the function is given.
   * @default LambdaAuthorizerType.REQUEST
   */
  readonly type?: LambdaAuthorizerType;

  /**
   * What identifies a caller: `method.request.header.X`, `method.request.querystring.x`, `stageVariables.x`,
   * `context.x`. A request without one of them is refused with 401 before the function is called. One header for
   * `LambdaAuthorizerType.TOKEN`.
   *
   * @default ['method.request.header.Authorization']
   */
  readonly identitySources?: string[];

  /**
   * Regular expression that a token must match before the function is called. For
   * `LambdaAuthorizerType.TOKEN` only.
   *
   * @default - every token
   */
  readonly validationRegex?: string;

  /**
   * Role that API Gateway invokes the function with; it is granted to.
   * @default - the function's policy lets the API invoke it
   */
  readonly credentialsRole?: iam.IRole;
}

/**
 * Options for `Authorizer.cognito`.
 */
export interface CognitoAuthorizerOptions extends AuthorizerOptions {
  /**
   * Header that carries the token.
   * @default method.request.header.Authorization
   */
  readonly identitySource?: string;
}

type Define = (api: ApiBinding) => model.RestAuthorizer;

/**
 * Who may call a route.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
 */
export class Authorizer {
  /**
   * Anyone.
   */
  public static none(): Authorizer {
    return new Authorizer('NONE');
  }

  /**
   * Callers who sign their requests and whom IAM allows `execute-api:Invoke`.
   */
  public static iam(): Authorizer {
    return new Authorizer('AWS_IAM');
  }

  /**
   * Callers whom a Lambda function lets in.
   *
   * @param fn a function, a version or an alias
   */
  public static lambda(fn: lambda.IFunction, options: LambdaAuthorizerOptions = {}): Authorizer {
    const { type = LambdaAuthorizerType.REQUEST, identitySources = [DEFAULT_IDENTITY_SOURCE], validationRegex, credentialsRole } = options;
    const ttl = secondsOf(options.resultsCacheTtl);
    const token = type === LambdaAuthorizerType.TOKEN;
    const isListKnown = !Token.isUnresolved(identitySources);
    if (token && isListKnown && identitySources.length !== 1) throw new Error(`a TOKEN authorizer must have one identity source, got ${identitySources.length}`);
    if (!token && validationRegex !== undefined) throw new Error('validationRegex must be given for TOKEN authorizers only, got a REQUEST authorizer');
    if (!token && identitySources.length === 0 && ttl !== 0) {
      throw new Error('a REQUEST authorizer must have an identity source or a resultsCacheTtl of 0, got neither');
    }
    const key = options.authorizerName ?? nameFrom(fn.node.id, 'Authorizer');
    return new Authorizer('CUSTOM', ({ callees }) => ({
      key,
      name: key,
      type,
      authorizerUri: callees.authorize(fn, credentialsRole),
      authorizerCredentials: credentialsRole?.roleArn,
      authorizerResultTtlInSeconds: ttl,
      identitySource: joined(identitySources, ', ') || undefined,
      identityValidationExpression: validationRegex,
    }));
  }

  /**
   * Users of Cognito user pools.
   *
   * @param userPools at least one, 1,000 at most
   */
  public static cognito(userPools: cognito.IUserPool[], options: CognitoAuthorizerOptions = {}): Authorizer {
    if (userPools.length === 0) throw new Error('a Cognito authorizer must have at least one user pool, got none');
    checkRange('number of user pools', userPools.length, 'rest-cognito-pools');
    const key = options.authorizerName ?? nameFrom(userPools[0].node.id, 'Authorizer');
    const ttl = secondsOf(options.resultsCacheTtl);
    return new Authorizer('COGNITO_USER_POOLS', () => ({
      key,
      name: key,
      type: 'COGNITO_USER_POOLS',
      providerARNs: userPools.map((pool) => pool.userPoolArn),
      authorizerResultTtlInSeconds: ttl,
      identitySource: options.identitySource ?? DEFAULT_IDENTITY_SOURCE,
    }));
  }

  private constructor(
    private readonly authorizationType: model.AuthorizationType,
    private readonly define?: Define,
  ) {}

  /** @internal */
  public get _authorizationType(): model.AuthorizationType {
    return this.authorizationType;
  }

  /** @internal */
  public _define(api: ApiBinding): model.RestAuthorizer | undefined {
    return this.define?.(api);
  }
}

function secondsOf(ttl: Duration | undefined): number | undefined {
  if (ttl === undefined) return undefined;
  const seconds = ttl.toSeconds();
  checkRange('resultsCacheTtl in seconds', seconds, 'rest-authorizer-ttl');
  return seconds;
}

/** Construct ids may hold any text; authorizer names may not. */
function nameFrom(id: string, suffix: string): string {
  return `${id.replace(/[^A-Za-z0-9]/g, '')}${suffix}`;
}
