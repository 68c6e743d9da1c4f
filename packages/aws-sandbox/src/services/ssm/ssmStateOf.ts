import { CallContext } from '../../core/types';
import { World } from '../../core/World';
import { SsmState } from './SsmState';

/** Parameters of the call's account and region. */
export function ssmStateOf(context: CallContext): SsmState {
  return context.store('ssm', () => new SsmState());
}

/** Parameters of an account and region of the sandbox. */
export function ssmStateOfRegion(
  world: World,
  accountId: string,
  region: string,
): SsmState {
  return world.state.get(
    ['region', accountId, region, 'ssm'],
    () => new SsmState(),
  );
}
