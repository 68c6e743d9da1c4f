import { execFile } from 'child_process';
import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { promisify } from 'util';
import { TestCredentials } from '../../../testing/startTestSandbox';
import type { ToolkitOutcome, ToolkitStep } from './toolkit.main';

/** Runs the CDK toolkit library against a sandbox, in a process of its own as a portal would. */
export async function runToolkit(options: {
  url: string;
  credentials: TestCredentials;
  steps: readonly ToolkitStep[];
}): Promise<ToolkitOutcome[]> {
  const { url, credentials, steps } = options;
  const home = await mkdtemp(join(tmpdir(), 'aws-sandbox-toolkit-'));
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'toolkit.main.ts'),
        JSON.stringify({
          outdir: join(home, 'assemblies'),
          ...credentials,
          steps,
        }),
      ],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        env: {
          PATH: process.env.PATH,
          HOME: home,
          TMPDIR: home,
          CDK_HOME: join(home, '.cdk'),
          CDK_VALIDATION: 'false',
          AWS_ENDPOINT_URL: url,
        },
      },
    );
    return JSON.parse(stdout);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
