import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { accountThrottle } from '../limits';

/** What a stage is throttled to when nobody says more: what an account has in the stack's Region from the start. */
export function defaultThrottling(scope: Construct): { readonly throttlingRateLimit: number; readonly throttlingBurstLimit: number } {
  const { region } = Stack.of(scope);
  const { rate, burst } = accountThrottle(Token.isUnresolved(region) ? undefined : region);
  return { throttlingRateLimit: rate, throttlingBurstLimit: burst };
}
