import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { CFN_RESPONSE } from './cfn-response';
import { clearAbandonedFolders, makeCodeFolder, removeCodeFolder } from './code-folder';
import { unzip } from './unzip';

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
  private readonly codes = new Map<string, Promise<FunctionCode>>();

  constructor() {
    clearAbandonedFolders();
  }

  /** @throws AwsError as `unzip` */
  unpack(zip: Buffer): Promise<FunctionCode> {
    const digest = createHash('sha256').update(zip);
    const sha256 = digest.copy().digest('base64');
    const known = this.codes.get(sha256);
    if (known !== undefined) return known;
    this.root ??= makeCodeFolder();
    const directory = join(this.root, digest.digest('hex').slice(0, 32));
    const code = unzip(zip, directory).then(() => ({ directory, sha256, size: zip.length }), (error: unknown) => {
      this.codes.delete(sha256);
      rmSync(directory, { recursive: true, force: true });
      throw error;
    });
    this.codes.set(sha256, code);
    return code;
  }

  close(): void {
    if (this.root !== undefined) removeCodeFolder(this.root);
  }
}

/** The package that Lambda makes of a template's inline code; for Node it holds the module `cfn-response` too. */
export function inlinePackage(source: string, runtime: string): Buffer {
  const files: Record<string, string> = runtime.startsWith('nodejs') ? { 'index.js': source, 'node_modules/cfn-response.js': CFN_RESPONSE } : { 'index.py': source };
  // A fixed time: the same source has to give the same hash.
  const options = { mtime: new Date('2000-01-01T00:00:00') };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([file, content]) => [file, [Buffer.from(content), options]]))));
}
