/** Headers of a put that a later get gives back. */
export function storedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-')
    || ['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires'].includes(name));
  const encoding = (headers['content-encoding'] ?? '').split(',').map((coding) => coding.trim()).filter((coding) => coding !== '' && coding !== 'aws-chunked');
  return { ...Object.fromEntries(kept), ...(encoding.length > 0 ? { 'content-encoding': encoding.join(',') } : {}) };
}
