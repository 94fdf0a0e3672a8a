import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fromBufferPromise } from 'yauzl';
import type { Entry } from 'yauzl';
import { LAMBDA_UNZIPPED_BYTES } from '../../limits';
import { AwsError } from '../service';

/**
 * Unpacks a function's package. Its directory tells the sizes, which no entry may exceed, so that nothing of a package that
 * is too large is inflated.
 *
 * @throws AwsError when the bytes are no ZIP file, are too large unpacked, or an entry would leave the folder
 */
export async function unzip(zip: Buffer, directory: string): Promise<void> {
  try {
    const file = await fromBufferPromise(zip);
    const entries: Entry[] = [];
    let bytes = 0;
    for await (const entry of file.eachEntry()) {
      entries.push(entry);
      bytes += entry.uncompressedSize;
      if (bytes > LAMBDA_UNZIPPED_BYTES) throw invalid(`Unzipped size must be smaller than ${LAMBDA_UNZIPPED_BYTES} bytes`);
    }
    if (entries.length === 0) throw invalid('Uploaded file must be a non-empty zip');
    await mkdir(directory, { recursive: true });
    for (const entry of entries) {
      if (entry.fileName.endsWith('/')) continue;
      const path = join(directory, entry.fileName);
      await mkdir(dirname(path), { recursive: true });
      await pipeline(await file.openReadStreamPromise(entry), createWriteStream(path));
    }
  } catch (error) {
    if (error instanceof AwsError) throw error;
    const outside = /^(?:invalid relative path|absolute path): (.*)$/.exec((error as Error).message)?.[1];
    throw invalid(outside === undefined ? 'Could not unzip uploaded file. Please check your file, then try to upload again.' : `the package entry '${outside}' lies outside the package`);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message, 400, { Type: 'User' });
}
