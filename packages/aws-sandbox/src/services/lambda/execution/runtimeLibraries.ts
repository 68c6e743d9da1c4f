import { existsSync, mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';

/** Scopes of packages that Lambda's Node.js runtimes bring along. */
const SCOPES = ['@aws-sdk', '@smithy'];

/**
 * A folder with the packages that a Lambda runtime has besides the function's own: the SDK and nothing else, so that
 * code which forgot to bundle something fails here as it would in AWS.
 */
export function runtimeLibraries(directory: string): string {
  const libraries = join(directory, 'runtime', 'node_modules');
  if (!existsSync(libraries)) {
    mkdirSync(libraries, { recursive: true });
    const [installed] = require
      .resolve('@aws-sdk/client-lambda')
      .split(join('@aws-sdk', 'client-lambda'));
    for (const scope of SCOPES) {
      symlinkSync(join(installed, scope), join(libraries, scope), 'dir');
    }
  }
  return libraries;
}
