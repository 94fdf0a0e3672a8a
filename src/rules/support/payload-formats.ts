import type { V2Integration } from '../../model';
import type { Violation } from '../rule';
import { inBody, place } from './place';
import { text } from './read';

/** What is wrong with the payload format version of an HTTP API: version 2.0 is for functions only. */
export function* httpFormatProblems(integration: V2Integration, type: string | undefined): Generator<Violation> {
  const format = text(integration.payloadFormatVersion);
  const subtype = integration.integrationSubtype !== undefined;
  const where = place(integration, 'payloadFormatVersion');
  if (integration.payloadFormatVersion === undefined && type === 'AWS_PROXY' && !subtype && !inBody(integration)) {
    yield { ...place(integration), message: 'integration of an HTTP API must have a payload format version of 1.0 or 2.0, got none' };
  } else if (format !== undefined && format !== '1.0' && format !== '2.0') {
    yield { ...where, message: `payload format version must be 1.0 or 2.0, got '${format}'`, actual: format };
  } else if (format === '2.0' && (subtype || type === 'HTTP_PROXY')) {
    const message = `payload format version of an integration with ${subtype ? 'an AWS service' : 'HTTP'} must be 1.0, got 2.0`;
    yield { ...where, message, actual: format };
  }
}

/** The same of a WebSocket API, which has one version. */
export function* webSocketFormatProblems(integration: V2Integration): Generator<Violation> {
  const format = text(integration.payloadFormatVersion);
  if (format === undefined || format === '1.0') return;
  // The documentation has other versions for HTTP APIs only, and does not say whether AWS refuses them here.
  const severity = format === '2.0' ? 'warning' as const : undefined;
  yield { ...place(integration, 'payloadFormatVersion'), message: `payload format version of a WebSocket API must be 1.0, got '${format}'`, actual: format, severity };
}
