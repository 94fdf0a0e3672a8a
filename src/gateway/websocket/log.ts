import { known } from '../../model';
import { compileAccessLog, valueAt } from '../access-log';
import { contextOf, type Exchange } from './exchange';
import { functionErrorText } from '../rest/outcome';

/** Writes the stage's access log line and counts the event. */
export function record(exchange: Exchange, statusCode: number): void {
  const { env, target, routeKey, eventType, integrationLatency } = exchange;
  env.metrics({
    apiId: target.apiId,
    stageName: target.stageName,
    routeKey,
    eventType,
    statusCode,
    ...(integrationLatency !== undefined ? { integrationLatency } : {}),
  });
  env.finished({
    apiId: target.apiId,
    stageName: target.stageName,
    connectionId: exchange.connection.connectionId,
    eventType,
    routeKey,
    statusCode,
    latency: env.clock.now() - exchange.time,
    failure: statusCode < 400 ? undefined : { phase: exchange.phase, reason: functionErrorText(exchange.error ?? `the backend answered ${statusCode}`) },
  });
  const settings = target.settings.accessLogSettings;
  const format = known(settings?.format);
  const destination = known(settings?.destinationArn);
  if (format === undefined || destination === undefined) return;
  const context = contextOf(exchange, statusCode);
  env.accessLog(destination, compileAccessLog(format)((name) => valueAt(context, name)));
}
