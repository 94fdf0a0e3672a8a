import { accountRoutes } from './account';
import { apiKeyRoutes } from './api-keys';
import { childRoutes } from './children';
import { deploymentRoutes } from './deployments';
import { documentationRoutes } from './documentation';
import { domainNameRoutes } from './domain-names';
import { exportRoutes } from './export';
import { gatewayResponseRoutes } from './gateway-responses';
import { methodRoutes } from './methods';
import { resourceRoutes } from './resources';
import { restApiRoutes } from './rest-apis';
import { stageRoutes } from './stages';
import { tagRoutes } from './tags';
import { testInvokeRoutes } from './test-invoke';
import type { TestInvoker } from './test-invoke';
import { usageRoutes } from './usage';
import type { UsageMeter } from './usage';
import { usagePlanRoutes } from './usage-plans';
import { restJsonService } from '../../protocols/rest-json';
import type { Registries } from '../../records/registry';
import type { Service } from '../../service';
import { validateInput } from '../validate-input';

export interface ApiGatewayOptions {
  readonly registries: Registries;
  readonly usage: UsageMeter;
  readonly tests: TestInvoker;
  /** Empties the caches of a stage. */
  flush(apiId: string, stageName: string): void;
}

/** The control plane of REST APIs, as the AWS SDKs and the AWS CLI speak to it. */
export function apiGatewayService({ registries, usage, tests, flush }: ApiGatewayOptions): Service {
  const service = restJsonService({
    name: 'apigateway',
    routes: {
      ...restApiRoutes(registries),
      ...resourceRoutes(registries),
      ...methodRoutes(registries),
      ...testInvokeRoutes(registries, tests),
      ...childRoutes(registries),
      ...documentationRoutes(registries),
      ...gatewayResponseRoutes(registries),
      ...deploymentRoutes(registries),
      ...stageRoutes(registries, flush),
      ...exportRoutes(registries),
      ...usagePlanRoutes(registries),
      ...usageRoutes(registries, usage),
      ...apiKeyRoutes(registries),
      ...domainNameRoutes(registries),
      ...accountRoutes(registries),
      ...tagRoutes(registries, ''),
    },
  });
  return {
    ...service,
    async handle(request, context) {
      validateInput(request);
      return service.handle(request, context);
    },
  };
}
