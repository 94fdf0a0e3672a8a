import { fields } from './fields';
import { keyBehind, keyOf, type Links } from './links';
import type { GatewayAccount, LambdaFunction, LambdaPermission, Origin, VpcLink, WebAclAssociation } from '../../model';
import { asNumber, asString, asStrings, own, type Plain } from '../../model/coerce';

/** Reads an `AWS::Lambda::Function` or `AWS::Serverless::Function`. */
export function readFunction(properties: Plain, origin: Origin): LambdaFunction {
  return {
    origin,
    key: keyOf(origin),
    ...fields(properties, { functionName: asString, runtime: asString, timeout: asNumber, memorySize: asNumber }),
  };
}

/** Reads an `AWS::Lambda::Permission`. */
export function readPermission(properties: Plain, origin: Origin, links: Links): LambdaPermission {
  return {
    origin: { ...origin, fields: { function: 'FunctionName' } },
    function: keyBehind(own(properties, 'FunctionName'), links),
    ...fields(properties, { functionName: asString, action: asString, principal: asString, sourceArn: asString, sourceAccount: asString }),
  };
}

/** Reads the `AWS::ApiGateway::Account`. */
export function readAccount(properties: Plain, origin: Origin): GatewayAccount {
  return { origin, ...fields(properties, { cloudWatchRoleArn: asString }) };
}

/** Reads a VPC link of either generation. */
export function readVpcLink(properties: Plain, origin: Origin, generation: VpcLink['generation']): VpcLink {
  return {
    origin,
    key: keyOf(origin),
    generation,
    ...fields(properties, { name: asString, targetArns: asStrings, subnetIds: asStrings, securityGroupIds: asStrings }),
  };
}

/** Reads an `AWS::WAFv2::WebACLAssociation`. */
export function readWebAclAssociation(properties: Plain, origin: Origin): WebAclAssociation {
  return {
    origin: { ...origin, fields: { webAclArn: 'WebACLArn' } },
    resourceArn: asString(own(properties, 'ResourceArn')),
    webAclArn: asString(own(properties, 'WebACLArn')),
  };
}
