import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { EnvironmentOptions } from './environmentTemplate';

/** Templates of the test environment, made by the CDK in a process of its own: loading it into Jest takes long. */
export function synthesizeEnvironments(
  variants: readonly EnvironmentOptions[],
): any[] {
  const outdir = mkdtempSync(join(tmpdir(), 'aws-sandbox-synth-'));
  try {
    const output = execFileSync(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'synthesize.main.ts'),
        outdir,
        JSON.stringify(variants),
      ],
      {
        encoding: 'utf8',
        maxBuffer: 16 * 1024 * 1024,
        env: { PATH: process.env.PATH, CDK_VALIDATION: 'false' },
      },
    );
    return JSON.parse(output);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
