import type { Protocol } from '../protocols/protocol';
import { xmlElement } from '../protocols/xml';
import type { XmlValue } from '../protocols/xml';
import type { ServiceResponse } from '../service';

const NAMESPACE = ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** S3 writes errors in XML without the wrapper that the query protocol has. */
export const S3_PROTOCOL: Protocol = {
  error: ({ code, message, status, members }, requestId) => ({
    status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement('Error', { Code: code, Message: message, ...stringMembers(members), RequestId: requestId }, 'flat')}`,
  }),
};

/** A 200 with an XML document. */
export function s3Xml(root: string, value: XmlValue): ServiceResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement(root, value, 'flat', NAMESPACE)}`,
  };
}

export function s3Empty(status: number, headers: Readonly<Record<string, string>> = {}): ServiceResponse {
  return { status, headers, body: '' };
}

function stringMembers(members: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]));
}
