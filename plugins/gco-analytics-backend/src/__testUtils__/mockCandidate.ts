import { EnvironmentCandidate } from '../environments';

/** The forecasting team's environment `demand-models`, or what `changes` make of it. */
export function mockCandidate(
  changes: Partial<EnvironmentCandidate> = {},
): EnvironmentCandidate {
  const candidate = {
    name: 'demand-models',
    owner: 'group:default/forecasting',
    accountId: '444455556666',
    region: 'eu-west-1',
    ...changes,
  };
  return {
    ...candidate,
    stackName: `gco-analytics-${candidate.name}`,
    config: {
      projectName: 'gco',
      environment: { name: candidate.name, owner: candidate.owner },
      account: candidate.accountId,
      region: candidate.region,
      ...changes.config,
    },
  };
}
