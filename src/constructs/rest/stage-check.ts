import { Token } from 'aws-cdk-lib';
import { checkAllowed, checkPattern, checkRange } from '../check';
import type { RestStageProps } from './rest-stage';

/** @throws when the service would refuse the stage */
export function checkStage(props: RestStageProps): void {
  const { stageName, variables = {}, cacheClusterSize, cacheTtl, accessLogFormat, throttlingRateLimit, throttlingBurstLimit } = props;
  checkPattern('name of a stage', stageName, 'stage-name', '1 to 128 letters, digits, _ and -');
  checkAllowed('cacheClusterSize', cacheClusterSize, 'cache-cluster-size');
  if (cacheTtl && !cacheTtl.isUnresolved()) checkRange('cacheTtl in seconds', cacheTtl.toSeconds(), 'rest-cache-ttl');
  checkRange('number of stage variables', Object.keys(variables).length, 'stage-variables-count');
  checkRange('throttlingRateLimit', throttlingRateLimit, 'throttle-values');
  checkRange('throttlingBurstLimit', throttlingBurstLimit, 'throttle-values');
  for (const [name, value] of Object.entries(variables)) {
    checkPattern('name of a stage variable', name, 'stage-variable-key', '1 to 64 letters, digits and _');
    checkPattern(`stage variable ${name}`, value, 'stage-variable-value', '1 to 512 letters, digits and -._~:/?#&=,');
    if (!Token.isUnresolved(value)) checkRange(`length of stage variable ${name}`, value.length, 'stage-variable-value');
  }
  if (props.clientCertificate && props.clientCertificateId !== undefined) {
    throw new Error(`a stage has one client certificate: either clientCertificate or clientCertificateId, got both for stage '${stageName}'`);
  }
  const format = accessLogFormat?.toString();
  if (format !== undefined && !Token.isUnresolved(format) && !/\$context\.(requestId|extendedRequestId)\b/.test(format)) {
    throw new Error(`accessLogFormat must contain $context.requestId or $context.extendedRequestId, got '${format}'`);
  }
}
