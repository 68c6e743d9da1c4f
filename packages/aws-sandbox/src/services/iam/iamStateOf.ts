import { CallContext } from '../../core/types';
import { World } from '../../core/World';
import { IamState } from './IamState';

/** IAM of the call's account. */
export function iamStateOf(context: CallContext): IamState {
  return context.accountStore('iam', () => new IamState());
}

/** IAM of an account of the sandbox. */
export function iamStateOfAccount(world: World, accountId: string): IamState {
  return world.state.get(['account', accountId, 'iam'], () => new IamState());
}
