import { CallContext } from './types';

/** Name of what tells services where the sandbox listens. */
export const SANDBOX_ADDRESS = 'sandbox-address';

/** Where the sandbox is reached over HTTP; services that run code or hand out addresses need it. */
export class SandboxAddress {
  /** Such as `http://localhost:4766`; absent while the sandbox does not listen. */
  url?: string;

  static of(context: CallContext): SandboxAddress {
    return context.runtime(SANDBOX_ADDRESS, () => new SandboxAddress());
  }
}
