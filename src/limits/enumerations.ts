/** AWS's closed sets of values, spelled as the API Gateway API spells them. */

export const AUTHORIZATION_TYPES = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const;
export const V2_AUTHORIZATION_TYPES = ['NONE', 'AWS_IAM', 'CUSTOM', 'JWT'] as const;
export const AUTHORIZER_TYPES = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] as const;
export const V2_AUTHORIZER_TYPES = ['REQUEST', 'JWT'] as const;
export const API_KEY_SOURCES = ['HEADER', 'AUTHORIZER'] as const;

/** Gigabytes. */
export const CACHE_CLUSTER_SIZES = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] as const;
export const CACHE_CONTROL_STRATEGIES = ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'] as const;

export const CONNECTION_TYPES = ['INTERNET', 'VPC_LINK'] as const;
export const CONTENT_HANDLING_STRATEGIES = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'] as const;
export const DOCUMENTATION_PART_TYPES = [
  'API', 'AUTHORIZER', 'MODEL', 'RESOURCE', 'METHOD', 'PATH_PARAMETER', 'QUERY_PARAMETER', 'REQUEST_HEADER', 'REQUEST_BODY',
  'RESPONSE', 'RESPONSE_HEADER', 'RESPONSE_BODY',
] as const;
export const ENDPOINT_ACCESS_MODES = ['BASIC', 'STRICT'] as const;
export const ENDPOINT_TYPES = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;
export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

export const INTEGRATION_TYPES = ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'] as const;
/** An HTTP API has the proxies only. */
export const HTTP_API_INTEGRATION_TYPES = ['AWS_PROXY', 'HTTP_PROXY'] as const;
export const IP_ADDRESS_TYPES = ['ipv4', 'dualstack'] as const;
export const LOGGING_LEVELS = ['OFF', 'ERROR', 'INFO'] as const;
export const PASSTHROUGH_BEHAVIORS = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
export const PROTOCOL_TYPES = ['WEBSOCKET', 'HTTP'] as const;
export const PUT_MODES = ['merge', 'overwrite'] as const;
export const QUOTA_PERIODS = ['DAY', 'WEEK', 'MONTH'] as const;
export const RESPONSE_TRANSFER_MODES = ['BUFFERED', 'STREAM'] as const;
export const ROUTING_MODES = ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING', 'ROUTING_RULE_ONLY'] as const;
export const V2_ROUTING_MODES = ['API_MAPPING_ONLY', 'ROUTING_RULE_THEN_API_MAPPING', 'ROUTING_RULE_ONLY'] as const;

/** Those that end in `_EDGE` are for edge-optimized endpoints; every `SecurityPolicy_…` needs an endpoint access mode. */
export const SECURITY_POLICIES = [
  'TLS_1_0',
  'TLS_1_2',
  'SecurityPolicy_TLS13_1_3_2025_09',
  'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
  'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_PQ_2025_09',
  'SecurityPolicy_TLS13_1_2_2021_06',
  'SecurityPolicy_TLS13_2025_EDGE',
  'SecurityPolicy_TLS12_PFS_2025_EDGE',
  'SecurityPolicy_TLS12_2018_EDGE',
] as const;

/** The routes of a WebSocket API that API Gateway itself knows. No other name may begin with `$`. */
export const WEBSOCKET_RESERVED_ROUTES = ['$connect', '$disconnect', '$default'] as const;

/** Paths at the root of an API that the service's health check keeps for itself. */
export const RESERVED_ROOT_PATHS = ['/ping', '/sping'] as const;
