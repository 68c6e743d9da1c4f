import { Pattern } from './Pattern';
import { PolicyStatement } from './types';

/** Whether the statement speaks of the action; action names ignore case. */
export function matchesAction(
  statement: PolicyStatement,
  action: string,
): boolean {
  const covers = (patterns: readonly string[]) =>
    patterns.some(pattern =>
      Pattern.of([{ pattern }], { ignoreCase: true }).matches(action),
    );
  if (statement.actions) {
    return covers(statement.actions);
  }
  return statement.notActions !== undefined && !covers(statement.notActions);
}
