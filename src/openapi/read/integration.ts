import type { Document } from './document';
import { Unresolved, type Integration, type IntegrationResponse } from '../../model';
import { asBoolean, asNumber, asPlain, asString, asStringMap, asStrings, asUpper, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** Reads the `x-amazon-apigateway-integration` at a place of the document. Of one that only the deployment tells, nothing is known. */
export function readIntegration(node: unknown, path: readonly string[], document: Document): Integration | undefined {
  if (node instanceof Unresolved) return { ...document.originAt(path), type: node };
  return isPlain(node) ? readFields(node, path, document) : undefined;
}

function readFields(node: Plain, path: readonly string[], document: Document): Integration {
  const tlsConfig = asPlain(own(node, 'tlsConfig'));
  return {
    ...document.originAt(path),
    type: asUpper(own(node, 'type')),
    httpMethod: asUpper(own(node, 'httpMethod')),
    uri: asString(own(node, 'uri')),
    credentials: asString(own(node, 'credentials')),
    connectionType: asUpper(own(node, 'connectionType')),
    connectionId: asString(own(node, 'connectionId')),
    integrationTarget: asString(own(node, 'integrationTarget')),
    timeoutInMillis: asNumber(own(node, 'timeoutInMillis')),
    passthroughBehavior: asUpper(own(node, 'passthroughBehavior')),
    contentHandling: asUpper(own(node, 'contentHandling')),
    responseTransferMode: asUpper(own(node, 'responseTransferMode')),
    requestParameters: asStringMap(own(node, 'requestParameters')),
    requestTemplates: asStringMap(own(node, 'requestTemplates')),
    cacheNamespace: asString(own(node, 'cacheNamespace')),
    cacheKeyParameters: asStrings(own(node, 'cacheKeyParameters')),
    tlsConfig: isPlain(tlsConfig) ? { insecureSkipVerification: asBoolean(own(tlsConfig, 'insecureSkipVerification')) } : tlsConfig,
    responses: readResponses(own(node, 'responses'), path, document),
  };
}

function readResponses(node: unknown, path: readonly string[], document: Document): IntegrationResponse[] | undefined {
  if (!isPlain(node)) return undefined;
  return Object.entries(node).map(([pattern, response]) => {
    const fields = plainOrEmpty(response);
    return {
      ...document.originAt([...path, 'responses', pattern], { selectionPattern: '' }),
      selectionPattern: pattern === 'default' ? undefined : pattern,
      statusCode: asString(own(fields, 'statusCode')),
      responseParameters: asStringMap(own(fields, 'responseParameters')),
      responseTemplates: asStringMap(own(fields, 'responseTemplates')),
      contentHandling: asUpper(own(fields, 'contentHandling')),
    };
  });
}
