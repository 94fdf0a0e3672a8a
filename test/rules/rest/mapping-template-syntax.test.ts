import { mappingTemplateSyntax } from '../../../src/rules/rest/mapping-template-syntax';
import { integration, openapi, operation, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(mappingTemplateSyntax, {
  valid: [
    {
      name: 'what AWS offers',
      template: rest({
        Get: integration({
          RequestTemplates: {
            'application/json': '#set($body = $input.path("$")){"a": "$util.escapeJavaScript($body.a)", "id": "$context.requestId"}',
          },
        }),
      }),
    },
    { name: 'plain text', template: rest({ Get: integration({ RequestTemplates: { 'application/json': '{"statusCode": 200}' } }) }) },
    { name: 'only known at deployment', template: rest({ Get: integration({ RequestTemplates: { 'application/json': unknown } }) }) },
    {
      name: 'a directive that a parameter may end',
      template: rest({ Get: integration({ RequestTemplates: { 'application/json': { 'Fn::Sub': '#if(true) ${Parameter}' } } }) }),
    },
    {
      name: 'the name of a resource in a template',
      template: rest({ Get: integration({ RequestTemplates: { 'application/json': { 'Fn::Sub': '#if(true) ${Api} #end ${!x}' } } }) }),
    },
    {
      name: 'what AWS offers to WebSocket APIs',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'AWS', RequestTemplates: { $default: '$context.connectionId $context.routeKey' } }) }),
    },
  ],
  invalid: [
    {
      name: 'a loop without an end',
      template: rest({ Get: integration({ RequestTemplates: { 'application/json': '#foreach($a in $b) x' } }) }),
      findings: [
        { logicalId: 'Get', path: 'Properties/Integration/RequestTemplates/application~1json', severity: 'error', message: /line \d+, column \d+/ },
      ],
    },
    {
      name: 'an unknown variable',
      template: rest({ Get: integration({ RequestTemplates: { 'application/json': '$context.requestid' } }) }),
      findings: [{ logicalId: 'Get', message: 'requestid', severity: 'warning' }],
    },
    {
      name: 'an unknown function',
      template: rest({ Get: integration({ RequestTemplates: { 'application/json': '$util.base64("a")' } }) }),
      findings: [{ logicalId: 'Get', message: 'base64' }],
    },
    {
      name: 'a loop without an end in a body',
      template: openapi(operation({ requestTemplates: { 'application/json': '#if(true) x' } })),
      findings: [{ logicalId: 'Api', path: '…/requestTemplates/application~1json', severity: 'error' }],
    },
    {
      name: 'a condition without an end in a WebSocket API',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'MOCK', RequestTemplates: { 200: '#if(true) x' } }) }),
      findings: [{ logicalId: 'I', severity: 'error' }],
    },
    {
      name: 'a directive without an end around the name of a resource',
      template: rest({ Get: integration({ RequestTemplates: { 'application/json': { 'Fn::Sub': '#if(true) ${Api}' } } }) }),
      findings: [{ logicalId: 'Get', severity: 'error' }],
    },
    {
      name: 'an unknown variable of a WebSocket API',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'AWS', RequestTemplates: { $default: '$context.connectionID' } }) }),
      findings: [{ logicalId: 'I', path: 'Properties/RequestTemplates/$default', message: 'connectionID', severity: 'warning' }],
    },
  ],
});
