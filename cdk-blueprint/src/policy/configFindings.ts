import { App } from 'aws-cdk-lib';
import { tmpdir } from 'node:os';
import type { EnvironmentConfig, FoundationConfig } from '../config';
import { createEnvironmentApp } from '../createEnvironmentApp';
import { createFoundationApp } from '../createFoundationApp';
import type { Finding } from '../plan';
import { policyFindings } from './policyFindings';

// Nothing is written: the rules look at the construct tree.
const outdir = tmpdir();

/**
 * What the rule packs say about an environment, open findings first.
 *
 * @public
 */
export const environmentFindings = (config: EnvironmentConfig): Finding[] =>
  findingsOf(createEnvironmentApp({ config, outdir }).app);

/**
 * What the rule packs say about a foundation, open findings first.
 *
 * @public
 */
export const foundationFindings = (config: FoundationConfig): Finding[] =>
  findingsOf(createFoundationApp({ config, outdir }).app);

function findingsOf(app: App): Finding[] {
  const found = policyFindings(app).map(
    ({ construct: _path, logicalId, reason, ...rule }): Finding => ({
      ...rule,
      resource: logicalId,
      state: reason === undefined ? 'open' : 'acknowledged',
      ...(reason !== undefined && { reason }),
    }),
  );
  return [
    ...found.filter(({ state }) => state === 'open'),
    ...found.filter(({ state }) => state === 'acknowledged'),
  ];
}
