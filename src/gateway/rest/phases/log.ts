import { known } from '../../../model';
import { compileAccessLog, valueAt, type AccessLogFormat } from '../../access-log';
import { logVariables } from '../context';
import type { Exchange } from '../exchange';
import { logCompletion } from '../execution-log';
import type { Phase } from './phase';

const formats = new Map<string, AccessLogFormat>();

/** Writes the execution log's lines and the access log's line, and counts the request. */
export const log: Phase = {
  name: 'log',
  always: true,
  run(exchange) {
    const { env, target, method, request, response, startedAt, integration, execution } = exchange;
    if (execution !== undefined) {
      logCompletion(exchange);
      if (execution.lines.length > 0) env.executionLog(exchange.requestId, execution.lines, exchange.isCanary ?? false);
    }
    const destination = known(target.settings.accessLogSetting?.destinationArn);
    const format = known(target.settings.accessLogSetting?.format);
    if (destination !== undefined && format !== undefined) env.accessLog(destination, line(exchange, format));
    env.metrics({
      apiId: target.apiId,
      stageName: target.stageName,
      resourcePath: method?.resourcePath,
      httpMethod: request.method,
      statusCode: response!.statusCode,
      latency: env.clock.now() - startedAt,
      integrationLatency: integration.latency,
      isCanary: exchange.isCanary ?? false,
      cache: exchange.cache,
    });
  },
};

function line(exchange: Exchange, format: string): string {
  let compiled = formats.get(format);
  if (compiled === undefined) formats.set(format, compiled = compileAccessLog(format));
  const variables = logVariables(exchange);
  return compiled((name) => valueAt(variables, name));
}
