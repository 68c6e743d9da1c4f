import { Request } from './Request';

/** What a pass leaves to be done, each thing named for people; empty when all is done. */
export type Left = readonly string[];

/** A resource type of this function. */
export interface CustomResource {
  /** Checks a request's properties before anything is done. */
  check(request: Request): void;

  /**
   * The id of the resource. A change makes CloudFormation delete the resource with the old properties once everything else
   * is updated, so it says what the resource is about and nothing that may change on the way.
   */
  physicalId(request: Request): string;

  /**
   * One short pass over the work: looks what there is, starts what can be started, waits for nothing. Called again and again
   * until nothing is left, and any number of times after that.
   */
  pass(request: Request & { readonly startedAt: Date }): Promise<Left>;
}
