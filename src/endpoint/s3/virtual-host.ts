/** The bucket in a virtual-host style address: `assets.localhost`, `assets.s3.localhost`, `assets.s3.us-east-1.localhost`. */
export function s3VirtualHost(host: string): string | undefined {
  const bucket = /^(.+)\.localhost$/.exec(host)?.[1].replace(/(?:^|\.)s3(?:\.[a-z0-9-]+)?$/, '');
  return bucket !== undefined && /^[a-z0-9][a-z0-9.-]{2,62}$/.test(bucket) ? bucket : undefined;
}
