import { fields } from './fields';
import { Unresolved, type DocumentationPart, type GatewayResponse, type Model, type Origin, type RequestValidator, type RestAuthorizer } from '../../model';
import { asBoolean, asNumber, asPlain, asString, asStringMap, asStrings, asUpper, own, type Plain } from '../../model/coerce';
import { canonicalSchema } from '../../openapi';

/** Reads an `AWS::ApiGateway::Model`. A schema that is written as JSON text is parsed. */
export function readModelResource(properties: Plain, origin: Origin): Model {
  return {
    origin,
    ...fields(properties, { name: asString, contentType: asString, description: asString }),
    schema: schemaOf(own(properties, 'Schema')),
  };
}

/** A schema as an object; text that is not JSON makes no sense and stays unknown. */
export function schemaOf(value: unknown): unknown {
  if (typeof value !== 'string') return canonicalSchema(value);
  return parsed(value, canonicalSchema);
}

/** Reads an `AWS::ApiGateway::RequestValidator`. */
export function readRequestValidator(properties: Plain, origin: Origin): RequestValidator {
  return {
    origin,
    key: origin.logicalId,
    ...fields(properties, { name: asString, validateRequestBody: asBoolean, validateRequestParameters: asBoolean }),
  };
}

/** Reads an `AWS::ApiGateway::Authorizer`. */
export function readAuthorizer(properties: Plain, origin: Origin): RestAuthorizer {
  return {
    origin: { ...origin, fields: { providerARNs: 'ProviderARNs' } },
    key: origin.logicalId,
    ...fields(properties, {
      name: asString,
      type: asUpper<'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS'>,
      authType: asString,
      authorizerUri: asString,
      authorizerCredentials: asString,
      authorizerResultTtlInSeconds: asNumber,
      identitySource: asString,
      identityValidationExpression: asString,
      providerARNs: asStrings,
    }),
  };
}

/** Reads an `AWS::ApiGateway::GatewayResponse`. */
export function readGatewayResponse(properties: Plain, origin: Origin): GatewayResponse {
  return {
    origin,
    ...fields(properties, { responseType: asString, statusCode: asString, responseParameters: asStringMap, responseTemplates: asStringMap }),
  };
}

/** Reads an `AWS::ApiGateway::DocumentationPart`. Its `Properties` are JSON text. */
export function readDocumentationPart(properties: Plain, origin: Origin): DocumentationPart {
  const content = own(properties, 'Properties');
  const location = asPlain(own(properties, 'Location'));
  return {
    origin,
    location: location instanceof Unresolved ? location : asStringMap(lowerKeys(location ?? {})),
    properties: typeof content === 'string' ? parsed(content, (value) => value) : content,
  };
}

function lowerKeys(object: Plain): Plain {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value]));
}

function parsed(text: string, use: (value: unknown) => unknown): unknown {
  try {
    return use(JSON.parse(text));
  } catch {
    return new Unresolved(text);
  }
}
