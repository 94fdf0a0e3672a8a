import { inBody, place } from './place';
import { flag, isMap, text } from './read';
import type { V2Api, V2Authorizer } from '../../model';
import type { Violation } from '../rule';

/** What an authorizer lacks that its protocol and type need, or has that its protocol does not know. */
export function* checkProtocol(api: V2Api, authorizer: V2Authorizer, type: string | undefined): Generator<Violation> {
  yield* api.kind === 'HTTP' ? checkHttp(authorizer, type) : checkWebSocket(authorizer, type);
}

function* checkHttp(authorizer: V2Authorizer, type: string | undefined): Generator<Violation> {
  const format = text(authorizer.authorizerPayloadFormatVersion);
  if (type === 'JWT') yield* checkJwt(authorizer);
  if (type === 'REQUEST' && authorizer.authorizerPayloadFormatVersion === undefined && !inBody(authorizer)) {
    yield { ...place(authorizer), message: 'Lambda authorizer of an HTTP API must have a payload format version of 1.0 or 2.0, got none' };
  } else if (format !== undefined && format !== '1.0' && format !== '2.0') {
    yield { ...place(authorizer, 'authorizerPayloadFormatVersion'), message: `payload format version must be 1.0 or 2.0, got '${format}'`, actual: format };
  }
  if (flag(authorizer.enableSimpleResponses) && format === '1.0') {
    yield { ...place(authorizer, 'enableSimpleResponses'), message: 'simple responses need payload format version 2.0, got 1.0', actual: format };
  }
}

function* checkJwt(authorizer: V2Authorizer): Generator<Violation> {
  const jwt = authorizer.jwtConfiguration;
  if (jwt === undefined) {
    yield { ...place(authorizer), message: 'JWT authorizer must have a JWT configuration, got none' };
  } else if (isMap(jwt)) {
    if (jwt.issuer === undefined) yield { ...place(authorizer, 'jwtConfiguration'), message: 'JWT authorizer must have an issuer, got none' };
    if (jwt.audience === undefined || (Array.isArray(jwt.audience) && jwt.audience.length === 0)) {
      const where = place(authorizer, jwt.audience === undefined ? 'jwtConfiguration' : 'audience');
      yield { ...where, message: 'JWT authorizer without an audience takes no token, got none', severity: 'warning' };
    }
  }
  if (authorizer.identitySource === undefined) {
    yield { ...place(authorizer), message: 'JWT authorizer needs an identity source such as $request.header.Authorization, got none', severity: 'warning' };
  }
}

function* checkWebSocket(authorizer: V2Authorizer, type: string | undefined): Generator<Violation> {
  if (type === 'JWT') yield { ...place(authorizer, 'authorizerType'), message: 'JWT authorizers are for HTTP APIs, got a WebSocket API', actual: type };
  const format = text(authorizer.authorizerPayloadFormatVersion);
  if (format !== undefined && format !== '1.0') {
    const message = `payload format version of a WebSocket authorizer is documented for HTTP APIs only, got '${format}'`;
    yield { ...place(authorizer, 'authorizerPayloadFormatVersion'), message, actual: format, severity: 'warning' };
  }
  if (flag(authorizer.enableSimpleResponses)) {
    yield { ...place(authorizer, 'enableSimpleResponses'), message: 'simple responses are for HTTP APIs, got a WebSocket API' };
  }
}
