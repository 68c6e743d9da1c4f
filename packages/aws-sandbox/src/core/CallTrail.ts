import type { DefaultCallContext } from './DefaultCallContext';

/**
 * Is told of every answered call.
 *
 * @param failure what the client was told instead of an answer
 */
export type CallTrail = (
  context: DefaultCallContext,
  call: {
    service: string;
    operation: string;
    input: object;
    invokedBy?: string;
  },
  failure?: { code: string; message: string },
) => void;
