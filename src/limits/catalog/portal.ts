import type { Limit } from '../limit';

/** API Gateway portals. */
export const PORTAL_LIMITS: readonly Limit[] = [
  {
    id: 'portal-counts',
    title: 'Portal object counts',
    unit: 'rule',
    scope: 'per account per Region',
    appliesTo: ['REST'],
    checkKind: 'account',
    severity: 'warning',
    editions: { current: { text: 'portals per account, products per account, products per portal, pages per product and REST endpoint pages per product are limited; the values are not documented', adjustable: false } },
    cfn: [{ type: 'AWS::ApiGatewayV2::PortalProduct', path: '' }],
    accountCall: 'apigatewayv2:ListPortals',
    sources: ['https://docs.aws.amazon.com/general/latest/gr/apigateway.html'],
    note: 'Unconfirmed. Quota codes: L-F8BD84D3 (portals), L-7D4D47CD (products), L-85120D8E (products per portal), L-154598D1 (pages per product), L-05295E0B (REST endpoint pages per product).',
  },
  {
    id: 'portal-throttle',
    title: 'API Gateway portal throttle',
    unit: 'requests per second',
    scope: 'per account per Region',
    appliesTo: ['REST'],
    checkKind: 'account',
    severity: 'warning',
    editions: { current: { text: '250000 requests per second without access control, 10000 with it', adjustable: false } },
    cfn: [
      { type: 'AWS::ApiGatewayV2::Portal', path: '' },
      { type: 'AWS::ApiGatewayV2::PortalProduct', path: '' },
    ],
    sources: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html'],
    history: 'portals exist since 2025-11-19',
  },
  {
    id: 'portal-try-it',
    title: 'Portal try-it limits',
    unit: 'rule',
    scope: 'per call',
    appliesTo: ['REST'],
    checkKind: 'runtime',
    severity: 'warning',
    editions: { current: { text: '29000 milliseconds, a response of 6 MB, no private APIs', adjustable: false } },
    cfn: [],
    sources: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-portals-try-it.html'],
  },
];
