import { execFileSync } from 'node:child_process';
import packageJson from '../package.json';
import { BLUEPRINT_VERSION } from '.';

it('knows its version', () => {
  expect(BLUEPRINT_VERSION).toBe(packageJson.version);
});

it('loads nothing of the CDK: a backend imports it', () => {
  const script = `
    require('@gco/analytics-blueprint');
    const loaded = Object.keys(require.cache).filter(file => /node_modules.(aws-cdk-lib|@aws-cdk|constructs|@aws-sdk)./.test(file));
    process.stdout.write(JSON.stringify({ loaded, own: Object.keys(require.cache).filter(file => /cdk-blueprint/.test(file)).length }));
  `;
  const output = execFileSync(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      '-e',
      script,
    ],
    { encoding: 'utf8', cwd: __dirname },
  );
  const { loaded, own } = JSON.parse(output);
  expect(loaded).toEqual([]);
  expect(own).toBeGreaterThan(10);
});
