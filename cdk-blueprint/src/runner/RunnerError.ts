import { CustomErrorBase } from '@backstage/errors';
import { RunnerFailure } from './types';

/**
 * A deployment that did not succeed; `failure` says why.
 *
 * @public
 */
export class RunnerError extends CustomErrorBase {
  name = 'RunnerError' as const;
  readonly failure: RunnerFailure;

  constructor(failure: RunnerFailure, cause?: Error) {
    super(failure.message, cause);
    this.failure = failure;
  }
}
