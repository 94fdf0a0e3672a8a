/** What an AWS client needs to talk to the endpoint; credentials are taken as they come. */
export function clientEnvironment(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    // The AWS CLI v1 knows no other.
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}

/** Points the AWS clients of this process at the endpoint, whatever profile they would use. */
export function useEndpoint(url: string): void {
  Object.assign(process.env, clientEnvironment(url));
  // A profile goes before the credentials of the environment.
  for (const name of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SESSION_TOKEN']) delete process.env[name];
}
