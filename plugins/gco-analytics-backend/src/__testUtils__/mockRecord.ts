import { mockOutputs } from '@gco/plugin-gco-analytics-common/testUtils';
import { EnvironmentRecord } from '../store';
import { mockCandidate } from './mockCandidate';

/** The forecasting team's environment as the store has it: deployed and active, or what `changes` make of it. */
export function mockRecord(
  changes: Partial<EnvironmentRecord> = {},
): EnvironmentRecord {
  return {
    ...mockCandidate(),
    state: 'active',
    health: 'healthy',
    createdBy: 'user:default/ana',
    createdAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-03-02T09:30:00.000Z',
    outputs: mockOutputs,
    externalId: 'external',
    isDeployed: true,
    version: 2,
    generation: 1,
    ...changes,
  };
}
