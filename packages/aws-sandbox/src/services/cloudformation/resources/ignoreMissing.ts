import { AwsError } from '../../../core/AwsError';

/** Runs a deletion; that the resource is gone already, by one of the given error codes, is success. */
export async function ignoreMissing(
  run: () => Promise<unknown>,
  codes: RegExp = /NotFound|NoSuch/,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof AwsError) || !codes.test(error.code)) {
      throw error;
    }
  }
}
