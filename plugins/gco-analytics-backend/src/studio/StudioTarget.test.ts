import { EnvironmentState } from '@gco/plugin-gco-analytics-common';
import { mockOutputs } from '@gco/plugin-gco-analytics-common/testUtils';
import { mockRecord } from '../__testUtils__';
import { studioTarget } from './StudioTarget';

it('knows what opening takes', () => {
  expect(studioTarget(mockRecord())).toMatchObject({
    environment: 'demand-models',
    accountId: '444455556666',
    region: 'eu-west-1',
    partition: 'aws',
    externalId: 'external',
    outputs: { DomainId: mockOutputs.DomainId },
  });
});

it('knows other partitions', () => {
  const DomainArn =
    'arn:aws-us-gov:sagemaker:us-gov-west-1:444455556666:domain/d-1';
  expect(
    studioTarget(mockRecord({ outputs: { ...mockOutputs, DomainArn } }))
      .partition,
  ).toBe('aws-us-gov');
});

it('goes on while a change runs', () => {
  expect(studioTarget(mockRecord({ state: 'changing' }))).toBeDefined();
});

it.each<[EnvironmentState, boolean]>([
  ['deploying', false],
  ['failed', false],
  ['failed', true],
  ['retiring', true],
  ['retired', true],
  ['active', false],
])('refuses a %s environment (deployed: %s)', (state, isDeployed) => {
  expect(() => studioTarget(mockRecord({ state, isDeployed }))).toThrow(
    expect.objectContaining({
      name: 'ConflictError',
      message: `Studio cannot be opened: environment 'demand-models' is ${state}`,
    }),
  );
});

it.each([
  'DomainId',
  'DomainArn',
  'ExecutionRoleArn',
  'AccessRoleArn',
  'ProfileRoleArn',
  'FileSystemId',
] as const)('names a missing output: %s', key => {
  const { [key]: _, ...outputs } = mockOutputs;
  expect(() => studioTarget(mockRecord({ outputs }))).toThrow(
    expect.objectContaining({
      name: 'ConflictError',
      message: expect.stringContaining(`no output ${key}`),
    }),
  );
});
