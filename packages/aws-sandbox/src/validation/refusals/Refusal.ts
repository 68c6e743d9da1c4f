import { Violation } from '../Violation';

/** A call whose input was refused. */
export interface RefusedCall {
  operation: string;
  violations: readonly [Violation, ...Violation[]];
  /** The service's code for input that breaks its model. */
  code: string;
  /** Members of the input that travel outside the body. */
  boundMembers: () => ReadonlySet<string>;
}

/** How a service says what is wrong with input. */
export interface Refusal {
  code(call: RefusedCall): string;
  message(call: RefusedCall): string;
}
