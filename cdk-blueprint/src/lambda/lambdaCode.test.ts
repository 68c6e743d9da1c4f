import { App, Stack } from 'aws-cdk-lib';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDirectory } from '../__testUtils__/templates';
import { lambdaCode } from './lambdaCode';

describe('lambdaCode', () => {
  it('is the folder of the bundle', () => {
    const bundles = emptyDirectory();
    mkdirSync(join(bundles, 'example'));
    writeFileSync(join(bundles, 'example', 'index.js'), '');
    const code = lambdaCode('example', bundles).bind(
      new Stack(new App({ outdir: emptyDirectory() }), 'Stack'),
    );
    expect(code.s3Location?.objectKey).toMatch(/^[0-9a-f]{64}\.zip$/);
  });

  it('finds the bundles of this package by itself', () => {
    expect(() => lambdaCode('home-directory')).not.toThrow();
  });

  it('names the command when there is no bundle', () => {
    expect(() => lambdaCode('nothing', emptyDirectory())).toThrow(
      "The bundle of the Lambda function 'nothing' is missing; run 'yarn workspace @gco/analytics-blueprint build:lambda'",
    );
  });
});
