import { CallContext } from '../../../core/types';
import { DriftDetection, ResourceDrift, Stack, StackResource } from '../model';
import { readDrift, supportsDrift } from './readDrift';

/** AWS time that a detection takes besides the resources, and for each of them. */
const START_MS = 5_000;
const RESOURCE_MS = 1_000;

/** Resources that exist and that CloudFormation can compare. */
function checkable(
  stack: Stack,
  logicalIds: readonly string[] | undefined,
): StackResource[] {
  return [...stack.resources.values()].filter(
    ({ logicalId, state, status }) =>
      state &&
      !status.startsWith('DELETE_') &&
      (!logicalIds?.length || logicalIds.includes(logicalId)),
  );
}

function stackStatus(
  found: readonly ResourceDrift[],
): NonNullable<DriftDetection['stackStatus']> {
  if (found.some(({ status }) => /MODIFIED|DELETED/.test(status))) {
    return 'DRIFTED';
  }
  return found.some(({ status }) => status === 'UNKNOWN')
    ? 'UNKNOWN'
    : 'IN_SYNC';
}

/** Compares a stack's resources with what is there and keeps what it finds with the stack. */
export async function detectDrift(options: {
  /** Reads as the caller. */
  context: CallContext;
  stack: Stack;
  detection: DriftDetection;
  /** All of the stack's when absent. */
  logicalIds?: readonly string[];
}): Promise<void> {
  const { context, stack, detection, logicalIds } = options;
  const { clock } = context;
  await clock.sleep(START_MS);
  for (const resource of checkable(stack, logicalIds)) {
    if (supportsDrift(resource.type)) {
      await clock.sleep(RESOURCE_MS);
    }
    stack.drifts.set(
      resource.logicalId,
      await readDrift(context, stack, resource),
    );
  }
  const found = [...stack.drifts.values()];
  const unknown = found.filter(({ status }) => status === 'UNKNOWN');
  detection.stackStatus = stackStatus(found);
  detection.driftedCount = found.filter(({ status }) =>
    /MODIFIED|DELETED/.test(status),
  ).length;
  detection.status = unknown.length ? 'DETECTION_FAILED' : 'DETECTION_COMPLETE';
  detection.statusReason = unknown.length
    ? `Failed to detect drift on resource(s) [${unknown
        .map(({ logicalId }) => logicalId)
        .join(', ')}]: ${unknown[0].reason}`
    : undefined;
  detection.timestamp = clock.tick();
  stack.drift = {
    status: detection.stackStatus,
    checkedAt: detection.timestamp,
  };
}
