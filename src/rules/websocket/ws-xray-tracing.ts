import type { Rule } from '../rule';
import { catalogued, isPresent, propertyPlace, resourcesOf } from '../support';

/** X-Ray tracing on a stage of a WebSocket or HTTP API, which has no such property. */
export const wsXrayTracing: Rule = {
  meta: catalogued('ws-xray-tracing', {
    why: 'CloudFormation refuses the template: AWS::ApiGatewayV2::Stage has no TracingEnabled.',
    fix: 'Remove it and switch tracing on in the Lambda functions behind the routes.',
  }),
  *check(model) {
    for (const stage of resourcesOf(model, 'AWS::ApiGatewayV2::Stage')) {
      if (!isPresent(stage.properties.TracingEnabled)) continue;
      yield { ...propertyPlace(stage, 'TracingEnabled'), message: 'X-Ray tracing is for stages of REST APIs, got a stage of a WebSocket or HTTP API' };
    }
  },
};
