/** Whether a request carries a Signature Version 4, in its `Authorization` header or in its query string. It is not verified: any credentials do. */
export function isSigned(authorization: string | undefined, query: { has(name: string): boolean }): boolean {
  return authorization?.startsWith('AWS4-HMAC-SHA256 ') === true || (query.has('X-Amz-Signature') && query.has('X-Amz-Credential'));
}
