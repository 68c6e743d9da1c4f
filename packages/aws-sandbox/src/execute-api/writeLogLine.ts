import { AwsError } from '../core/AwsError';
import { CallContext, Principal } from '../core/types';

/** Writes one line to a stream of a log group, which is made when it is not there yet. */
export async function writeLogLine(
  context: CallContext,
  line: {
    logGroupName: string;
    logStreamName: string;
    timestamp: number;
    message: string;
  },
  as: Principal,
): Promise<void> {
  const { logGroupName, logStreamName, timestamp, message } = line;
  const stream = { logGroupName, logStreamName };
  try {
    await context.invoke('logs', 'CreateLogStream', stream, as);
  } catch (error) {
    if (
      !(error instanceof AwsError) ||
      error.code !== 'ResourceAlreadyExistsException'
    ) {
      throw error;
    }
  }
  await context.invoke(
    'logs',
    'PutLogEvents',
    { ...stream, logEvents: [{ timestamp, message }] },
    as,
  );
}
