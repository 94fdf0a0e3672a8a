import { RULES } from '../../rules';

/** Limits that the local gateway holds callers to, as AWS does. */
const GATEWAY: ReadonlySet<string> = new Set([
  'lambda-sync-payload', 'log-event-size', 'query-string-reserved', 'rest-authorizer-policy-resource-length', 'rest-cached-response-size',
  'rest-foreach-iterations', 'rest-header-remap', 'rest-header-size', 'rest-idle-connection-timeout', 'rest-integration-timeout', 'rest-method-arn-length',
  'rest-payload-size', 'rest-url-length-edge', 'rest-url-length-private', 'rest-url-length-regional', 'usage-plan-quota', 'ws-authorizer-result-size',
  'ws-close-1009-oversize', 'ws-connection-duration', 'ws-frame-size', 'ws-idle-timeout', 'ws-integration-timeout', 'ws-message-payload-size',
  'ws-new-connections-burst', 'ws-new-connections-rate', 'ws-url-length',
]);

/** Limits that the constructs check when they are created. */
const CONSTRUCTS: ReadonlySet<string> = new Set([
  'api-key-value', 'cache-cluster-size', 'canary-percent', 'gateway-response-type', 'min-compression-size', 'model-name',
  'resource-path-part', 'rest-authorizer-ttl', 'rest-cache-ttl', 'rest-cognito-pools', 'rest-integration-timeout', 'stage-name',
  'stage-variable-key', 'stage-variable-value', 'stage-variables-count', 'throttle-values', 'usage-plan-quota', 'ws-integration-timeout',
]);

/** Who enforces a limit, by its id: rule, constructs, local gateway; empty for nobody. */
export function enforcersOf(id: string): string[] {
  const rule = RULES.find(({ meta }) => meta.id === id)?.meta;
  return [
    ...(rule ? [`rule (${rule.severity})`] : []),
    ...(CONSTRUCTS.has(id) ? ['constructs'] : []),
    ...(GATEWAY.has(id) ? ['local gateway'] : []),
  ];
}
