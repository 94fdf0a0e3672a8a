import { ExecuteApi } from './data-plane';
import { RecordDirectory } from './directory';
import { GatewayLogs } from './logs';
import { managementService } from './management-service';
import { readObject } from './read-object';
import { RestPlane } from './rest-plane';
import { WebSocketPlane } from './websocket-plane';
import { apiGatewayTypes } from '../apigateway/resource-types';
import { apiGatewayService } from '../apigateway/routes';
import { apiGatewayV2Types } from '../apigatewayv2/resource-types';
import { apiGatewayV2Service } from '../apigatewayv2/service';
import { alarmType } from '../cloudwatch/alarm-type';
import { Alarms } from '../cloudwatch/alarms';
import { MetricStore } from '../cloudwatch/metric-store';
import { cloudWatchService } from '../cloudwatch/service';
import { CERTIFICATE_TYPE } from '../neighbours/certificates';
import { COGNITO_TYPES } from '../neighbours/cognito';
import { ROUTE53_TYPES } from '../neighbours/route53';
import { webAclTypes } from '../neighbours/web-acls';
import type { EndpointPart, EndpointEnvironment } from '../part';
import type { StoredRecord } from '../records/records';
import { Registries } from '../records/registry';

/** API Gateway whole: both control planes, the data plane behind them, and the metrics that it publishes. */
export function apiGatewayPart(environment: EndpointEnvironment): EndpointPart {
  const registries: Registries = new Registries(environment, (record) => closeDeleted(webSocket, record));
  const directory = new RecordDirectory(registries);
  const metrics = new MetricStore();
  const alarms = new Alarms(metrics, environment.clock);
  const options = { environment, directory, metrics, logs: new GatewayLogs(environment.logs) };
  const rest = new RestPlane(options);
  const webSocket = new WebSocketPlane(options);
  return {
    services: [
      apiGatewayService({ registries, usage: rest.quotas, tests: rest, flush: (apiId, stageName) => rest.flush(apiId, stageName) }),
      apiGatewayV2Service(registries),
      managementService(webSocket),
      cloudWatchService(metrics, alarms, environment.clock),
    ],
    resourceTypes: [
      ...apiGatewayTypes(registries, readObject), ...apiGatewayV2Types(registries), alarmType(alarms),
      ...webAclTypes(registries), CERTIFICATE_TYPE, ...ROUTE53_TYPES, ...COGNITO_TYPES,
    ],
    dataPlane: new ExecuteApi(registries, directory, rest, webSocket),
    close: () => webSocket.close(),
  };
}

/** The connections of a stage end with it. */
function closeDeleted(plane: WebSocketPlane, { type, scope, id }: StoredRecord): void {
  if (type === 'AWS::ApiGatewayV2::Api') plane.closeStage(id);
  if (type === 'AWS::ApiGatewayV2::Stage') plane.closeStage(scope, id);
}
