import { known } from '../../../model';
import type { Exchange } from '../exchange';
import { gatewayError } from '../gateway-error';

/** Milliseconds. */
const DEFAULT_TIMEOUT = 29_000;

/** Waits for a backend as long as the integration says, and notes how long it took. */
export function withinTimeout<T>(exchange: Exchange, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { clock } = exchange.env;
  const started = clock.now();
  const abort = new AbortController();
  return new Promise((resolve, reject) => {
    const finish = () => {
      cancel();
      exchange.integration.latency = clock.now() - started;
    };
    const cancel = clock.after(known(exchange.method!.model.integration?.timeoutInMillis) ?? DEFAULT_TIMEOUT, () => {
      finish();
      reject(gatewayError('INTEGRATION_TIMEOUT', undefined, { reason: 'the backend did not answer in time' }));
      abort.abort();
    });
    call(abort.signal).then(
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
