/** A condition operator as written in a policy, taken apart. */
export interface OperatorName {
  readonly name: string;
  readonly set?: 'ForAllValues' | 'ForAnyValue';
  readonly ifExists: boolean;
}

/** `ForAnyValue:StringLikeIfExists` → its three parts. */
export function parseOperatorName(written: string): OperatorName {
  const [, set, name, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(written) ?? [];
  return {
    name,
    set: set as OperatorName['set'],
    ifExists: ifExists !== undefined,
  };
}
