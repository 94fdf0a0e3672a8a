import Module, { createRequire } from 'node:module';
import { join } from 'node:path';

type ResolveFilename = (request: string, ...rest: unknown[]) => string;

/**
 * Lambda's Node runtimes bring the AWS SDK; a folder of code does not. What the code cannot find of it
 * is looked for from the directory in which the host was started, which for an app under
 * development is its project. Only `require` is helped: an ES module must find the SDK from its own folder.
 */
export function resolveSdkFrom(hostDirectory: string): void {
  const internals = Module as unknown as { _resolveFilename: ResolveFilename };
  const original = internals._resolveFilename;
  const filename = join(hostDirectory, 'index.js');
  const fromHost = createRequire(filename);
  internals._resolveFilename = function (this: unknown, request, ...rest) {
    try {
      return original.call(this, request, ...rest);
    } catch (error) {
      if (!/^@(aws-sdk|smithy)\//.test(request)) throw error;
      try {
        return original.call(this, request, { id: '.', filename, paths: fromHost.resolve.paths(request) });
      } catch {
        throw error;
      }
    }
  };
}
