/**
 * Regions whose account-level throttle is 2,500 requests a second with a burst of 1,250 instead of 10,000
 * and 5,000.
 * @see https://docs.aws.amazon.com/general/latest/gr/apigateway.html
 */
export const LOW_THROTTLE_REGIONS: readonly string[] = [
  'af-south-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7',
  'ca-west-1', 'eu-central-2', 'eu-south-1', 'eu-south-2', 'il-central-1', 'mx-central-1',
];

const LOW_THROTTLE = { rate: 2500, burst: 1250 };
const THROTTLE = { rate: 10_000, burst: 5000 };

/** What an account starts with in a Region: requests a second, and the size of the token bucket. */
export function accountThrottle(region?: string): { readonly rate: number; readonly burst: number } {
  return region !== undefined && LOW_THROTTLE_REGIONS.includes(region) ? LOW_THROTTLE : THROTTLE;
}
