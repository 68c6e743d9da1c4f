import { StatementMatchers } from './types';

/** Whether the statement speaks of the action; action names ignore case. */
export function matchesAction(
  { actions, notActions }: StatementMatchers,
  action: string,
): boolean {
  return actions
    ? actions.some(pattern => pattern.matches(action))
    : notActions !== undefined &&
        !notActions.some(pattern => pattern.matches(action));
}
