import { known } from '../../../model';
import { requireSignature } from '../authorizers/iam';
import { authorizeByLambda } from '../authorizers/lambda';
import { authorizeByUserPool } from '../authorizers/user-pool';
import type { Exchange } from '../exchange';
import { gatewayError } from '../gateway-error';
import type { Phase } from './phase';

/** Asks whether the caller may call the method. */
export const authorize: Phase = {
  name: 'authorize',
  run(exchange) {
    const { authorizationType, authorizer } = exchange.method!;
    if (authorizationType === 'NONE') return undefined;
    if (authorizationType === 'AWS_IAM') return requireSignature(exchange);
    if (authorizer === undefined) throw gatewayError('AUTHORIZER_CONFIGURATION_ERROR', null, { reason: 'the method names an authorizer that does not exist' });
    if (known(authorizer.type) === 'COGNITO_USER_POOLS') {
      exchange.authorizer = authorizeByUserPool(exchange, authorizer);
      return undefined;
    }
    return askLambda(exchange);
  },
};

async function askLambda(exchange: Exchange): Promise<void> {
  exchange.authorizer = await authorizeByLambda(exchange, exchange.method!.authorizer!);
}
