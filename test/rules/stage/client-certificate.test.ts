import { clientCertificate } from '../../../src/rules/stage/client-certificate';
import { http, part, ref, resource, rest, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(clientCertificate, {
  valid: [
    { name: 'on an HTTP stage, if a condition says so', template: http({ Stage: v2('Stage', { ClientCertificateId: { 'Fn::If': ['Production', 'a', ref('AWS::NoValue')] } }) }) },
    { name: 'on a WebSocket stage', template: webSocket({ Stage: v2('Stage', { ClientCertificateId: 'a' }) }) },
    { name: 'on a REST stage', template: rest({ Stage: part('Stage', { ClientCertificateId: 'a' }) }) },
  ],
  invalid: [
    {
      name: 'on an HTTP stage, by reference',
      template: http({ Certificate: resource('ApiGateway::ClientCertificate'), Stage: v2('Stage', { ClientCertificateId: ref('Certificate') }) }),
      findings: [{ logicalId: 'Stage' }],
    },
    {
      name: 'on an HTTP stage',
      template: http({ Stage: v2('Stage', { ClientCertificateId: 'a' }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/ClientCertificateId', severity: 'error' }],
    },
  ],
});
