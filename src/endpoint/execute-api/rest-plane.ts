import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RecordDirectory } from './directory';
import type { GatewayLogs } from './logs';
import { MeteredQuotas } from './metered-quotas';
import { publishRest } from './metrics';
import { invokedByRest, permittedInvoker } from './permissions';
import type { RestStageTarget } from '../../gateway/directory';
import { readBody, toGatewayRequest, writeGatewayResponse } from '../../gateway/http';
import type { Destination, GatewayRequest, GatewayResponse } from '../../gateway/http';
import { MAXIMUM_PAYLOAD, handleRest, restEnvironment, testAuthorizer, testMethod } from '../../gateway/rest';
import type { AuthorizerTestResult, MethodTestResult, RestEnvironment, TestRequest, TestTarget, TestedMethod } from '../../gateway/rest';
import { known } from '../../model';
import type { RestAuthorizer } from '../../model';
import type { TestInvoker } from '../apigateway/routes/test-invoke';
import type { MetricStore } from '../cloudwatch/metric-store';
import type { EndpointEnvironment } from '../part';

export interface PlaneOptions {
  readonly environment: EndpointEnvironment;
  readonly directory: RecordDirectory;
  readonly logs: GatewayLogs;
  readonly metrics: MetricStore;
}

/** Serves the stages of REST APIs. */
export class RestPlane implements TestInvoker {
  readonly quotas: MeteredQuotas;
  private readonly shared: RestEnvironment;

  constructor(private readonly options: PlaneOptions) {
    const { clock, random, functions, localUrls, observer } = options.environment;
    this.quotas = new MeteredQuotas(clock);
    const environment = restEnvironment({ clock, random, functions, finished: (outcome) => observer.request?.(outcome) });
    const fetch: RestEnvironment['fetch'] = (request) => environment.fetch({ ...request, url: localUrls.localize(request.url) });
    this.shared = { ...environment, fetch, state: { ...environment.state, quotas: this.quotas } };
  }

  async serve(request: IncomingMessage, response: ServerResponse, target: RestStageTarget, destination: Destination): Promise<void> {
    const body = await readBody(request, MAXIMUM_PAYLOAD);
    writeGatewayResponse(response, await this.answer(toGatewayRequest(request, body, destination), target));
  }

  answer(request: GatewayRequest, target: RestStageTarget): Promise<GatewayResponse> {
    return handleRest(request, target, this.environmentOf(request, target));
  }

  testMethod(target: TestTarget, place: TestedMethod, test: TestRequest): Promise<MethodTestResult> {
    return testMethod(target, place, test, (request, stage) => this.environmentOf(request, stage));
  }

  testAuthorizer(target: TestTarget, authorizer: RestAuthorizer, test: TestRequest): Promise<AuthorizerTestResult> {
    return testAuthorizer(target, authorizer, test, (request, stage) => this.environmentOf(request, stage));
  }

  /** Empties the caches of a stage. */
  flush(apiId: string, stageName: string): void {
    const prefix = `${JSON.stringify([apiId, stageName]).slice(0, -1)},`;
    this.shared.state.responses.clear(prefix);
    this.shared.state.authorizerResults.clear(prefix);
  }

  /** The environment of one request: what it logs and counts is filed under its stage, and its release. */
  private environmentOf(request: GatewayRequest, target: RestStageTarget): RestEnvironment {
    const { logs, metrics, directory, environment } = this.options;
    const { apiId, stageName, region, accountId } = target;
    let logged: { readonly destinationArn: string; readonly line: string } | undefined;
    return {
      ...this.shared,
      functions: permittedInvoker(environment.functions, {
        apiArn: `arn:aws:execute-api:${region}:${accountId}:${apiId}`,
        source: `${stageName}/${request.method}${request.path.replace(/^\/+/, '/')}`,
        invoked: invokedByRest(target.definition),
        variables: target.variables,
      }),
      accessLog: (destinationArn, line) => {
        logged = { destinationArn, line };
        logs.access(target, destinationArn, line);
      },
      executionLog: (requestId, lines, isCanary) => {
        logs.execution(target, { apiId, stageName, requestId }, lines);
        if (isCanary) logs.execution(target, { apiId, stageName: `${stageName}/Canary`, requestId }, lines);
      },
      metrics: (metric) => {
        // A canary's requests are logged twice: with all others, and in a group of their own.
        if (metric.isCanary && logged !== undefined) logs.access(target, logged.destinationArn, logged.line, true);
        publishRest(metrics, metric, {
          scope: target,
          apiName: directory.nameOf(apiId),
          time: environment.clock.now(),
          detailed: target.settings.methodSettings.some(({ metricsEnabled }) => known(metricsEnabled) === true),
        });
      },
    };
  }
}
