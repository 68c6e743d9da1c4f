import type {
  DescribeStackDriftDetectionStatusInput,
  DescribeStackResourceDriftsInput,
  DetectStackDriftInput,
  DetectStackResourceDriftInput,
} from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'crypto';
import { BackgroundWork } from '../../../core/BackgroundWork';
import { Operation } from '../../../core/types';
import { detectDrift, readDrift, supportsDrift } from '../drift';
import { DriftDetection, ResourceDrift, Stack, StackStore } from '../model';
import { validationError } from '../template';
import { bracketedMessage, pageOf, requiredStack } from './support';

/** Statuses in which AWS compares a stack. */
const COMPARABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];
const MAXIMUM_PAGE = 100;

function checkComparable(stack: Stack): void {
  if (!COMPARABLE.includes(stack.status)) {
    throw validationError(
      `Drift detection cannot be performed on stack [${stack.id}] while it is in ${stack.status} state.`,
    );
  }
}

function resourceOf(stack: Stack, logicalId: string) {
  const resource = stack.resources.get(logicalId);
  if (!resource) {
    throw validationError(
      `Resource ${logicalId} does not exist for stack ${stack.name}`,
    );
  }
  return resource;
}

function shownDrift(stack: Stack, drift: ResourceDrift) {
  return {
    StackId: stack.id,
    LogicalResourceId: drift.logicalId,
    PhysicalResourceId: drift.physicalId,
    ResourceType: drift.type,
    ExpectedProperties: drift.expected,
    ActualProperties: drift.actual,
    PropertyDifferences: drift.differences,
    StackResourceDriftStatus: drift.status,
    DriftStatusReason: drift.reason,
    Timestamp: drift.timestamp,
  };
}

const detectStackDrift: Operation = (context, input: DetectStackDriftInput) => {
  const stack = requiredStack(
    context,
    'DetectStackDrift',
    input.StackName,
    bracketedMessage,
  );
  checkComparable(stack);
  input.LogicalResourceIds?.forEach(logicalId => resourceOf(stack, logicalId));
  const { detections } = StackStore.of(context);
  const running = [...detections.values()].find(
    ({ stackId, status }) =>
      stackId === stack.id && status === 'DETECTION_IN_PROGRESS',
  );
  if (running) {
    throw validationError(
      `Drift detection is already in progress for stack [${stack.id}]`,
    );
  }
  const startedAt = context.clock.tick();
  const detection: DriftDetection = {
    id: randomUUID(),
    stackId: stack.id,
    startedAt,
    status: 'DETECTION_IN_PROGRESS',
    timestamp: startedAt,
  };
  detections.set(detection.id, detection);
  const work = detectDrift({
    context,
    stack,
    detection,
    logicalIds: input.LogicalResourceIds,
  }).catch(error => {
    // Only a defect of the emulation ends here; the detection must not hang in progress for it.
    detection.status = 'DETECTION_FAILED';
    detection.stackStatus = 'UNKNOWN';
    detection.statusReason = `Internal Failure of the local AWS: ${
      (error as Error).message
    }`;
  });
  BackgroundWork.of(context).follow(stack.id, work);
  return { StackDriftDetectionId: detection.id };
};

const describeDetectionStatus: Operation = (
  context,
  input: DescribeStackDriftDetectionStatusInput,
) => {
  context.authorize('cloudformation:DescribeStackDriftDetectionStatus', '*');
  const id = input.StackDriftDetectionId ?? '';
  const detection = StackStore.of(context).detections.get(id);
  if (!detection) {
    throw validationError(
      `StackDriftDetectionId [${id}] does not exist or has expired`,
    );
  }
  return {
    StackId: detection.stackId,
    StackDriftDetectionId: detection.id,
    StackDriftStatus: detection.stackStatus,
    DetectionStatus: detection.status,
    DetectionStatusReason: detection.statusReason,
    DriftedStackResourceCount: detection.driftedCount,
    Timestamp: detection.timestamp,
  };
};

const detectResourceDrift: Operation = async (
  context,
  input: DetectStackResourceDriftInput,
) => {
  const stack = requiredStack(
    context,
    'DetectStackResourceDrift',
    input.StackName,
    bracketedMessage,
  );
  checkComparable(stack);
  const resource = resourceOf(stack, input.LogicalResourceId ?? '');
  if (!supportsDrift(resource.type)) {
    throw validationError(
      `Drift detection is not supported for resource type ${resource.type}`,
    );
  }
  const drift = await readDrift(context, stack, resource);
  if (drift.status === 'UNKNOWN') {
    throw validationError(
      `Failed to detect drift on resource [${resource.logicalId}]: ${drift.reason}`,
    );
  }
  stack.drifts.set(resource.logicalId, drift);
  return { StackResourceDrift: shownDrift(stack, drift) };
};

const describeResourceDrifts: Operation = (
  context,
  input: DescribeStackResourceDriftsInput,
) => {
  const stack = requiredStack(
    context,
    'DescribeStackResourceDrifts',
    input.StackName,
    bracketedMessage,
  );
  const wanted: readonly string[] = input.StackResourceDriftStatusFilters ?? [];
  const { page, NextToken } = pageOf(
    [...stack.drifts.values()].filter(({ status }) =>
      // What cannot be compared is listed for those who ask for it only.
      wanted.length ? wanted.includes(status) : status !== 'UNSUPPORTED',
    ),
    {
      NextToken: input.NextToken,
      size: Math.min(input.MaxResults ?? MAXIMUM_PAGE, MAXIMUM_PAGE),
    },
    ({ logicalId }) => logicalId,
  );
  return {
    StackResourceDrifts: page.map(drift => shownDrift(stack, drift)),
    NextToken,
  };
};

/** Operations that compare stacks with what is there. */
export const driftOperations: Readonly<Record<string, Operation>> = {
  DetectStackDrift: detectStackDrift,
  DetectStackResourceDrift: detectResourceDrift,
  DescribeStackDriftDetectionStatus: describeDetectionStatus,
  DescribeStackResourceDrifts: describeResourceDrifts,
};
