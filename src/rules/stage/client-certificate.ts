import type { Rule } from '../rule';
import { catalogued, httpApis, isPresent, place } from '../support';

/** A client certificate on a stage of an HTTP API, which cannot present one. */
export const clientCertificate: Rule = {
  meta: catalogued('client-certificate', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Remove ClientCertificateId; HTTP APIs reach private backends through a VPC link.',
  }),
  *check(model) {
    for (const api of httpApis(model)) {
      for (const stage of api.stages) {
        if (!isPresent(stage.clientCertificateId)) continue;
        yield { ...place(stage, 'clientCertificateId'), message: 'client certificate is for REST and WebSocket APIs, got an HTTP API' };
      }
    }
  },
};
