import { CustomErrorBase } from '@backstage/errors';

/** The sandbox does not come to rest. */
export class UnsettledError extends CustomErrorBase {
  name = 'UnsettledError' as const;

  constructor(
    message: string,
    /** What still goes on: ARNs and other names. */
    readonly underWay: readonly string[],
  ) {
    super(message);
  }
}
