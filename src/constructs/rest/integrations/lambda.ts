import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as model from '../../../model';
import { routeArnPart, type Binder, type RouteBinding } from '../binding';
import type { LambdaCustomIntegrationOptions, LambdaIntegrationOptions } from '../integration-options';
import { commonFields, mappedFields } from './fields';

export function bindLambda(fn: lambda.IFunction, options: LambdaIntegrationOptions): Binder {
  return (binding) => ({ type: 'AWS_PROXY', ...invocation(fn, options.credentialsRole, binding), ...commonFields(options, binding) });
}

export function bindLambdaCustom(fn: lambda.IFunction, options: LambdaCustomIntegrationOptions): Binder {
  return (binding) => ({ type: 'AWS', ...invocation(fn, options.credentialsRole, binding), ...mappedFields(options, binding) });
}

/** API Gateway invokes a function by POST, whatever the route's method. */
function invocation(fn: lambda.IFunction, role: iam.IRole | undefined, binding: RouteBinding): model.Integration {
  return { httpMethod: 'POST', uri: binding.callees.integrate(fn, `*/${routeArnPart(binding)}`, role), credentials: role?.roleArn };
}
