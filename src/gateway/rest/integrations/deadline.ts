import { limitValue } from '../../../limits';
import { known } from '../../../model';
import type { Exchange } from '../exchange';
import { gatewayError } from '../gateway-error';

/** Milliseconds: the most, unless AWS has raised it. */
const DEFAULT_TIMEOUT = limitValue('rest-integration-timeout');

/**
 * Waits for a backend as long as the integration says, and notes how long it took.
 *
 * @param giveUp stops the call when the time is over
 */
export function withinTimeout<T>(exchange: Exchange, call: Promise<T>, giveUp?: () => void): Promise<T> {
  const { clock } = exchange.env;
  const started = clock.now();
  return new Promise((resolve, reject) => {
    const finish = () => {
      cancel();
      exchange.integration.latency = clock.now() - started;
    };
    const cancel = clock.after(known(exchange.method!.model.integration?.timeoutInMillis) ?? DEFAULT_TIMEOUT, () => {
      finish();
      reject(gatewayError('INTEGRATION_TIMEOUT', undefined, { reason: 'the backend did not answer in time' }));
      giveUp?.();
    });
    call.then(
      (value) => {
        finish();
        resolve(value);
      },
      (error: Error) => {
        finish();
        reject(error);
      },
    );
  });
}
