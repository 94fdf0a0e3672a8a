import type { Exchange } from '../exchange';
import { GatewayError, gatewayError } from '../gateway-error';

const PARTS = ['Credential', 'SignedHeaders', 'Signature'] as const;

/**
 * Wants a request that is signed with Signature Version 4. **Neither the signature nor the caller's permissions are checked**: there are
 * no identities here; whoever signs with any key is let in.
 */
export function requireSignature({ headers, query }: Exchange): void {
  const header = headers.get('Authorization');
  if (header === undefined) {
    if (query.has('X-Amz-Signature') && query.has('X-Amz-Credential')) return;
    throw gatewayError('MISSING_AUTHENTICATION_TOKEN', undefined, { reason: 'the method uses AWS_IAM and the request is not signed' });
  }
  if (!header.startsWith('AWS4-HMAC-SHA256')) {
    throw incomplete(`Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization=${header}`);
  }
  const missing = PARTS.filter((part) => !header.includes(`${part}=`));
  if (missing.length > 0) throw incomplete(`${missing.map((part) => `Authorization header requires '${part}' parameter.`).join(' ')} Authorization=${header}`);
}

function incomplete(text: string): GatewayError {
  return new GatewayError('INVALID_SIGNATURE', 403, 'IncompleteSignatureException', text, { reason: 'the Authorization header is not a complete Signature Version 4' });
}
