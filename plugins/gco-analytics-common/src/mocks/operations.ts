import { Operation, OperationEvent } from '../types';
import { mockEnvironment } from './environments';

/**
 * A first deployment under way.
 *
 * @public
 */
export const mockRunningOperation: Operation = {
  id: '6e2f7f0a-3f0c-4f0e-9d53-6a1f5d1c0a02',
  environment: 'price-tests',
  kind: 'deploy',
  state: 'running',
  generation: 1,
  taskId: '0d7c2b0e-8a1f-4c57-9a3e-2b9f1c5d7e02',
  startedBy: 'user:default/ana',
  startedAt: '2026-03-03T10:00:00.000Z',
  progress: { completed: 2, total: 63 },
};

/**
 * A first deployment that AWS refused half-way.
 *
 * @public
 */
export const mockFailedOperation: Operation = {
  id: '6e2f7f0a-3f0c-4f0e-9d53-6a1f5d1c0a03',
  environment: 'store-traffic',
  kind: 'deploy',
  state: 'failed',
  generation: 2,
  taskId: '0d7c2b0e-8a1f-4c57-9a3e-2b9f1c5d7e03',
  startedBy: 'user:default/ana',
  startedAt: '2026-03-03T08:00:00.000Z',
  finishedAt: '2026-03-03T08:07:30.000Z',
  progress: { completed: 41, total: 63 },
  failure: {
    resource: 'StudioDomain',
    resourceType: 'AWS::SageMaker::Domain',
    reason:
      "The account-level service limit 'Maximum number of Studio domains' is 2 domains.",
  },
};

/** @public */
export const mockOperations: Operation[] = [
  mockRunningOperation,
  mockFailedOperation,
  ...(mockEnvironment.operation ? [mockEnvironment.operation] : []),
];

/**
 * Events of {@link mockRunningOperation} as the API answers them.
 *
 * @public
 */
export const mockOperationEvents: (OperationEvent & { sequence: number })[] = [
  {
    sequence: 1,
    id: 'mock-1',
    at: '2026-03-03T10:00:01.000Z',
    message: 'Deploying stack gco-analytics-price-tests',
  },
  {
    sequence: 2,
    id: 'mock-2',
    at: '2026-03-03T10:00:20.000Z',
    resource: 'Key961B73FD',
    resourceType: 'AWS::KMS::Key',
    physicalId: '7d0c5a9e-11d7-4d3b-8f0a-6a4b3a1f0c22',
    status: 'CREATE_COMPLETE',
    progress: { completed: 1, total: 63 },
  },
  {
    sequence: 3,
    id: 'mock-3',
    at: '2026-03-03T10:00:44.000Z',
    resource: 'Vpc8378EB38',
    resourceType: 'AWS::EC2::VPC',
    physicalId: 'vpc-0a9b8c7d6e5f40312',
    status: 'CREATE_COMPLETE',
    progress: { completed: 2, total: 63 },
  },
  {
    sequence: 4,
    id: 'mock-4',
    at: '2026-03-03T10:00:45.000Z',
    resource: 'StudioDomain',
    resourceType: 'AWS::SageMaker::Domain',
    status: 'CREATE_IN_PROGRESS',
    progress: { completed: 2, total: 63 },
  },
];
