const ADDRESS = /(?:\b(https?|wss?):\/\/)?(?<![\w.-])([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?(?!\.?[\w-])(?::443)?/g;

/** Where APIs of this endpoint are told by their addresses on AWS, and answer at others here. */
export class LocalUrls {
  /**
   * @param url the endpoint's own URL, such as `http://localhost:4566`
   * @param isApi whether an id is that of an API of this endpoint
   */
  constructor(private readonly url: () => string, private readonly isApi: (apiId: string) => boolean) {}

  /**
   * The text with the addresses of this endpoint's APIs as they answer here: `http://localhost:4566/_aws/execute-api/<id>/…` for a
   * URL (`ws:` for a WebSocket's), `<id>.execute-api.localhost:4566` for a bare host. Everything else stays as it is.
   */
  localize(text: string): string {
    return text.replace(ADDRESS, (address, scheme: string | undefined, apiId: string) => {
      if (!this.isApi(apiId)) return address;
      const { host } = new URL(this.url());
      if (scheme === undefined) return `${apiId}.execute-api.${host}`;
      return `${scheme.replace(/s$/, '')}://${host}/_aws/execute-api/${apiId}`;
    });
  }
}
