import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { AwsError } from '../service';
import { CFN_RESPONSE } from './cfn-response';

/** Unpacked code of a function. */
export interface FunctionCode {
  readonly directory: string;
  /** Base64 of the SHA-256 of the package, as Lambda reports it. */
  readonly sha256: string;
  readonly size: number;
}

/** Unpacks packages into a temporary folder, one folder per content, gone when the endpoint closes. */
export class CodeStore {
  private root?: string;
  private readonly codes = new Map<string, FunctionCode>();

  /** @throws AwsError when the bytes are no ZIP file, or an entry would leave the folder */
  unpack(zip: Buffer): FunctionCode {
    const digest = createHash('sha256').update(zip);
    const sha256 = digest.copy().digest('base64');
    const known = this.codes.get(sha256);
    if (known !== undefined) return known;
    this.root ??= mkdtempSync(join(tmpdir(), 'gatehouse-code-'));
    const directory = join(this.root, digest.digest('hex').slice(0, 32));
    for (const [name, content] of Object.entries(entries(zip))) {
      const path = resolve(directory, name);
      if (!path.startsWith(directory + sep)) throw new AwsError('InvalidParameterValueException', `the package entry '${name}' lies outside the package`);
      if (name.endsWith('/')) continue;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    mkdirSync(directory, { recursive: true });
    const code = { directory, sha256, size: zip.length };
    this.codes.set(sha256, code);
    return code;
  }

  close(): void {
    if (this.root !== undefined) rmSync(this.root, { recursive: true, force: true });
  }
}

/** The package that Lambda makes of a template's inline code; for Node it holds the module `cfn-response` too. */
export function inlinePackage(source: string, runtime: string): Buffer {
  const files: Record<string, string> = runtime.startsWith('nodejs') ? { 'index.js': source, 'node_modules/cfn-response.js': CFN_RESPONSE } : { 'index.py': source };
  // A fixed time: the same source has to give the same hash.
  const options = { mtime: new Date('2000-01-01T00:00:00') };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([file, content]) => [file, [Buffer.from(content), options]]))));
}

function entries(zip: Buffer): Record<string, Uint8Array> {
  try {
    return unzipSync(zip);
  } catch {
    throw new AwsError('InvalidParameterValueException', 'Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
}
