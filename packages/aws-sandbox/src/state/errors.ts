import { CustomErrorBase } from '@backstage/errors';

/** Something in the state cannot be saved: a defect of the service that put it there. */
export class UnkeepableStateError extends CustomErrorBase {
  name = 'UnkeepableStateError' as const;
}

/** A saved state cannot be read: damaged, or of another format. */
export class UnreadableStateError extends CustomErrorBase {
  name = 'UnreadableStateError' as const;
}
