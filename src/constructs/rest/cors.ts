import { Fn, Token, Tokenization } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as model from '../../model';
import { joined } from '../check';

/** The answer to a browser that asks whether another origin may call. */
export function preflight(cors: apigateway.CorsOptions, methods: readonly string[]): model.Method {
  const { allowOrigins } = cors;
  const headers: Record<string, string | undefined> = {
    ...corsHeaders(cors),
    'Access-Control-Allow-Headers': joined(cors.allowHeaders ?? apigateway.Cors.DEFAULT_HEADERS, ','),
    'Access-Control-Allow-Methods': joined(cors.allowMethods ?? allowedMethods(methods), ','),
    'Access-Control-Max-Age': maxAge(cors),
  };
  const parameters = Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[`method.response.header.${name}`, `'${value}'`]]);
  if (Token.isUnresolved(cors.statusCode)) throw new Error('statusCode of cors must be known at synthesis, got a token');
  const statusCode = String(cors.statusCode ?? 204);
  return {
    httpMethod: 'OPTIONS',
    authorizationType: 'NONE',
    integration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': JSON.stringify({ statusCode: Number(statusCode) }) },
      responses: [{
        statusCode,
        responseParameters: Object.fromEntries(parameters),
        responseTemplates: Token.isUnresolved(allowOrigins) || allowOrigins.length > 1 ? { 'application/json': originTemplate(allowOrigins) } : undefined,
      }],
    },
    responses: [{ statusCode, responseParameters: Object.fromEntries(parameters.map(([name]) => [name, false])) }],
  };
}

/** Headers that a browser also wants on errors, which no integration can give: those of API Gateway itself. */
export function corsHeaders(cors: apigateway.CorsOptions): Record<string, string | undefined> {
  const { allowOrigins } = cors;
  const origin = Token.isUnresolved(allowOrigins) ? Fn.select(0, allowOrigins) : allowOrigins[0];
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': cors.allowCredentials ? 'true' : undefined,
    'Access-Control-Expose-Headers': cors.exposeHeaders && joined(cors.exposeHeaders, ','),
    'Vary': origin === '*' ? undefined : 'Origin',
  };
}

/** @throws when browsers would refuse every answer */
export function checkCors({ allowOrigins, allowCredentials, maxAge: age, disableCache }: apigateway.CorsOptions): void {
  if (allowOrigins.length === 0) throw new Error('allowOrigins of cors must have at least one origin, got none');
  if (allowOrigins.includes('*') && allowOrigins.length > 1) throw new Error(`allowOrigins of cors must be '*' alone or origins, got ${allowOrigins.join(', ')}`);
  if (allowOrigins.includes('*') && allowCredentials) throw new Error("allowOrigins of cors must name origins when allowCredentials is set, got '*'");
  if (age && disableCache) throw new Error('cors must have maxAge or disableCache, got both');
}

function allowedMethods(methods: readonly string[]): string[] {
  return methods.includes('ANY') ? apigateway.Cors.ALL_METHODS : [...new Set(['OPTIONS', ...methods])];
}

function maxAge({ maxAge: age, disableCache }: apigateway.CorsOptions): string | undefined {
  if (disableCache) return '-1';
  return age && Tokenization.stringifyNumber(age.toSeconds());
}

/** A response can name one origin only: the caller's, when it is one of those allowed. */
function originTemplate(origins: readonly string[]): string {
  const matches = Token.isUnresolved(origins) ? `",${joined(origins, ',')},".contains(",$origin,")` : origins.map((origin) => `$origin == "${Token.isUnresolved(origin) ? origin : origin.replace(/["$#]/g, '')}"`).join(' || ');
  return [
    '#set($origin = $input.params().header.get("Origin"))',
    '#if(!$origin)#set($origin = $input.params().header.get("origin"))#end',
    `#if(${matches})#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end`,
  ].join('\n');
}
