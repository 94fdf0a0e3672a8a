import type { Method, Origin, RestApiDefinition } from '../../model';
import { known } from '../../model';
import { functionArnOfUri } from '../lambda';

/** A part of an API that behaves differently here, and how. */
export interface Notice {
  readonly text: string;
  /** Where the part is written, as far as that is known. */
  readonly origin?: Origin;
}

type Check = (method: Method) => string | undefined;

const CHECKS: readonly Check[] = [
  ({ authorizationType }) => (authorizationType === 'AWS_IAM' ? 'AWS_IAM: a signature must be there, but neither it nor the caller\'s permissions are checked' : undefined),
  ({ integration }) => (known(integration?.connectionType) === 'VPC_LINK' ? 'VPC links are not emulated: the method answers 501' : undefined),
  ({ integration }) => (known(integration?.responseTransferMode) === 'STREAM' ? 'responses are not streamed: they are sent as a whole' : undefined),
  ({ integration }) => {
    const type = known(integration?.type);
    const uri = known(integration?.uri);
    if ((type !== 'AWS' && type !== 'AWS_PROXY') || uri === undefined || functionArnOfUri(uri) !== undefined) return undefined;
    if (type === 'AWS_PROXY' && !/:firehose:/.test(uri)) return `AWS has no proxy integration with '${uri.split(':')[4] ?? uri}': the method answers 500`;
    return `integrations with '${uri.split(':')[4] ?? uri}' are not emulated: the method answers 501 with the request that it would have sent`;
  },
];

/** Whatever of an API is not emulated, so that whoever deploys it can be told before a request is. */
export function restNotices(definition: RestApiDefinition): Notice[] {
  const notices: Notice[] = [];
  if (known(definition.policy) !== undefined) notices.push({ text: 'the resource policy is not evaluated: everybody is let in', origin: definition.origin });
  for (const authorizer of definition.authorizers) {
    if (known(authorizer.type) !== 'COGNITO_USER_POOLS') continue;
    notices.push({ text: `the authorizer '${authorizer.key}' reads tokens but does not verify their signatures`, origin: authorizer.origin });
  }
  for (const resource of definition.resources) {
    for (const method of resource.methods) {
      for (const check of CHECKS) {
        const text = check(method);
        if (text !== undefined) notices.push({ text: `${known(method.httpMethod)} ${known(resource.path)}: ${text}`, origin: method.origin });
      }
    }
  }
  return notices;
}
