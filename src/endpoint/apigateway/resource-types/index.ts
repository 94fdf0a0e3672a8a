import { accountType } from './account';
import { deploymentType } from './deployment';
import { restApiType } from './rest-api';
import type { ReadObject } from './rest-api';
import { simpleTypes } from './simple';
import { usagePlanType } from './usage-plan';
import type { Registries } from '../../records/registry';
import type { ResourceType } from '../../resource-type';

/** Every `AWS::ApiGateway::*` that CloudFormation can make here. */
export function apiGatewayTypes(registries: Registries, readObject: ReadObject): readonly ResourceType[] {
  return [
    restApiType(registries, readObject), deploymentType(registries), usagePlanType(registries), accountType(registries), ...simpleTypes(registries),
  ];
}
