import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NotFoundError } from '@backstage/errors';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The code of a Lambda function of this package, as `yarn build:lambda` has bundled it.
 *
 * @param name folder of the function below `lambda/`
 * @throws NotFoundError when there is no such bundle
 */
export function lambdaCode(name: string, bundles = ownBundles()): lambda.Code {
  const directory = join(bundles, name);
  if (!existsSync(join(directory, 'index.js'))) {
    throw new NotFoundError(
      `The bundle of the Lambda function '${name}' is missing; run 'yarn workspace @gco/analytics-blueprint build:lambda'`,
    );
  }
  return lambda.Code.fromAsset(directory);
}

// Beside `dist`, which every build of the package begins by emptying.
function ownBundles(): string {
  const manifest = require.resolve('@gco/analytics-blueprint/package.json');
  return join(dirname(manifest), 'dist-lambda');
}
