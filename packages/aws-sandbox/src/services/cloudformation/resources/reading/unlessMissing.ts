import { AwsError } from '../../../../core/AwsError';

/** What a read finds; nothing when the resource or setting is gone, by one of the given error codes. */
export async function unlessMissing<T>(
  read: () => Promise<T>,
  codes: RegExp = /NotFound|NoSuch/,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AwsError && codes.test(error.code)) {
      return undefined;
    }
    throw error;
  }
}
