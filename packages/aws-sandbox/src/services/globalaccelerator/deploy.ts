import { durationOf, ResourceChange } from '../../core/faults';
import { CallContext } from '../../core/types';
import { Accelerator, GlobalAcceleratorState } from './GlobalAcceleratorState';

const DEPLOYMENT_MS = 90_000;

/** Every change is carried to the edge, which takes its time; a later change starts it anew. */
export function deploy(
  context: CallContext,
  accelerator: Accelerator,
  change: ResourceChange = 'update',
): void {
  const since = context.clock.tick();
  accelerator.status = 'IN_PROGRESS';
  accelerator.lastModifiedTime = since;
  const duration = durationOf(
    context,
    'AWS::GlobalAccelerator::Accelerator',
    change,
    DEPLOYMENT_MS,
  );
  void context.clock.sleep(duration).then(() => {
    if (accelerator.lastModifiedTime === since) {
      accelerator.status = 'DEPLOYED';
    }
  });
}

/** The same for a change below an accelerator. */
export function deployOwner(context: CallContext, arn: string): void {
  const owner = /^[^/]+\/[^/]+/.exec(arn)![0];
  const accelerator =
    GlobalAcceleratorState.of(context).accelerators.get(owner);
  if (accelerator) {
    deploy(context, accelerator);
  }
}
