import type { ManifestStage } from '../model';

export interface StageAddress {
  readonly apiId: string;
  readonly stageName: string;
  readonly kind: ManifestStage['kind'];
  readonly region?: string;
}

/**
 * Where a stage can be called: on AWS, or below the endpoint that `AWS_ENDPOINT_URL` names.
 * @param endpointUrl the endpoint's base URL; AWS when absent
 */
export function stageUrl(address: StageAddress, endpointUrl = process.env.AWS_ENDPOINT_URL): string {
  const secure = address.kind === 'WEBSOCKET' ? 'wss' : 'https';
  if (!endpointUrl) {
    const region = address.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1';
    return `${secure}://${address.apiId}.execute-api.${region}.amazonaws.com/${address.stageName}`;
  }
  const base = new URL(endpointUrl);
  const protocol = address.kind === 'WEBSOCKET' ? base.protocol.replace('http', 'ws') : base.protocol;
  return `${protocol}//${base.host}/_aws/execute-api/${address.apiId}/${address.stageName}`;
}
