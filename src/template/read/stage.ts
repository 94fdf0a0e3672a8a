import { fields, objects } from './fields';
import { keyBehind, keyOf, NO_LINKS, type Links } from './links';
import { asTags } from './tags';
import { below, type AccessLogSettings, type CanarySetting, type Deployment, type MethodSetting, type Origin, type RestStage } from '../../model';
import { asBoolean, asNumber, asPlain, asString, asStringMap, isPlain, own, type Plain } from '../../model/coerce';

/** Reads an `AWS::ApiGateway::Deployment` or `AWS::ApiGatewayV2::Deployment`. */
export function readDeployment(properties: Plain, origin: Origin, dependsOn: readonly string[] = []): Deployment {
  return {
    origin,
    key: keyOf(origin),
    ...fields(properties, { description: asString, stageName: asString, stageDescription: asPlain, deploymentCanarySettings: asPlain }),
    stage: readDescribedStage(properties, origin),
    dependsOn,
  };
}

/** The stage of a `StageDescription`, which has the settings for all methods beside those for single ones. */
function readDescribedStage(properties: Plain, origin: Origin): RestStage | undefined {
  const node = own(properties, 'StageDescription');
  if (!isPlain(node)) return undefined;
  const at = below(origin, 'StageDescription');
  const stage = readStage(node, at, NO_LINKS);
  return {
    ...stage,
    key: `${keyOf(origin)}.Stage`,
    stageName: asString(own(properties, 'StageName')),
    methodSettings: [...stage.methodSettings, readMethodSetting({ ...node, ResourcePath: '/*', HttpMethod: '*' }, at)],
  };
}

/** Reads an `AWS::ApiGateway::Stage`. */
export function readStage(properties: Plain, origin: Origin, links: Links): RestStage {
  return {
    origin,
    key: keyOf(origin),
    ...fields(properties, {
      stageName: asString,
      description: asString,
      deploymentId: (value) => keyBehind(value, links),
      variables: asStringMap,
      tracingEnabled: asBoolean,
      cacheClusterEnabled: asBoolean,
      cacheClusterSize: asString,
      clientCertificateId: asString,
      documentationVersion: asString,
      tags: asTags,
    }),
    methodSettings: objects(own(properties, 'MethodSettings')).map(([index, setting]) => readMethodSetting(setting, below(origin, 'MethodSettings', index))),
    accessLogSetting: readAccessLog(own(properties, 'AccessLogSetting'), below(origin, 'AccessLogSetting')),
    canarySetting: readCanary(own(properties, 'CanarySetting'), below(origin, 'CanarySetting'), links),
  };
}

/** Reads the access log settings of a stage of either generation. */
export function readAccessLog(node: unknown, origin: Origin): AccessLogSettings | undefined {
  return isPlain(node) ? { origin, ...fields(node, { destinationArn: asString, format: asString }) } : undefined;
}

export function readMethodSetting(node: Plain, origin: Origin): MethodSetting {
  return {
    origin,
    ...fields(node, {
      resourcePath: asString,
      httpMethod: asString,
      loggingLevel: asString,
      dataTraceEnabled: asBoolean,
      metricsEnabled: asBoolean,
      throttlingRateLimit: asNumber,
      throttlingBurstLimit: asNumber,
      cachingEnabled: asBoolean,
      cacheDataEncrypted: asBoolean,
      cacheTtlInSeconds: asNumber,
      requireAuthorizationForCacheControl: asBoolean,
      unauthorizedCacheControlHeaderStrategy: asString,
    }),
  };
}

function readCanary(node: unknown, origin: Origin, links: Links): CanarySetting | undefined {
  return isPlain(node) ? {
    origin,
    ...fields(node, {
      deploymentId: (value) => keyBehind(value, links),
      percentTraffic: asNumber,
      stageVariableOverrides: asStringMap,
      useStageCache: asBoolean,
    }),
  } : undefined;
}
