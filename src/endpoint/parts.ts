import { apiGatewayPart } from './execute-api/part';
import type { EndpointPartFactory } from './part';

/** Every part of the endpoint besides Lambda, Logs and CloudFormation, which the environment itself is made of. */
export const PARTS: readonly EndpointPartFactory[] = [
  apiGatewayPart,
];
