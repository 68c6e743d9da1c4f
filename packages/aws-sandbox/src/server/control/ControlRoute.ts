import { World } from '../../core/World';
import { WireResponse } from '../../protocols';
import { ControlRequest } from './ControlRequest';

/** One thing that the control endpoint answers. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/_sandbox`, such as `/faults/:id`; a `:name` stands for one segment. */
  readonly path: string;
  /** A line for the list of routes at `/_sandbox/`. */
  readonly summary: string;
  /**
   * Answers, mostly by `jsonResponse`. Errors of `@backstage/errors` become answers: InputError 400, NotFoundError 404, ConflictError 409.
   */
  handle(
    request: ControlRequest,
    world: World,
  ): WireResponse | Promise<WireResponse>;
}
