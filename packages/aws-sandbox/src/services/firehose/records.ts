import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { authorizedStream, NamesStream } from './authorizedStream';
import { buffer } from './deliver';
import { DeliveryStream } from './FirehoseState';

interface StreamRecord {
  readonly Data: Uint8Array;
}

const LARGEST_RECORD = 1_024_000;
const MOST_RECORDS = 500;
const LARGEST_BATCH = 4 * 1024 * 1024;

function invalid(message: string): AwsError {
  return new AwsError('InvalidArgumentException', message);
}

function requireActive(context: CallContext, stream: DeliveryStream): void {
  if (stream.status !== 'ACTIVE') {
    throw new AwsError(
      'ResourceNotFoundException',
      `Firehose ${stream.name} under account ${context.accountId} is not active.`,
    );
  }
}

function checkSize({ Data }: StreamRecord): void {
  if (Data.length > LARGEST_RECORD) {
    throw invalid(
      `A record has at most ${LARGEST_RECORD} bytes, this one has ${Data.length}`,
    );
  }
}

/** Operations that bring records. */
export const recordOperations: Readonly<Record<string, Operation>> = {
  PutRecord(context, input: NamesStream & { Record: StreamRecord }) {
    const stream = authorizedStream(context, 'PutRecord', input);
    requireActive(context, stream);
    checkSize(input.Record);
    buffer(context, stream, input.Record.Data);
    return { RecordId: randomUUID(), Encrypted: true };
  },

  PutRecordBatch(context, input: NamesStream & { Records: StreamRecord[] }) {
    const stream = authorizedStream(context, 'PutRecordBatch', input);
    requireActive(context, stream);
    const { Records } = input;
    const bytes = Records.reduce((sum, { Data }) => sum + Data.length, 0);
    if (!Records.length || Records.length > MOST_RECORDS) {
      throw invalid(
        `A batch has from 1 to ${MOST_RECORDS} records, not ${Records.length}`,
      );
    }
    if (bytes > LARGEST_BATCH) {
      throw invalid(
        `A batch has at most ${LARGEST_BATCH} bytes, this one has ${bytes}`,
      );
    }
    Records.forEach(checkSize);
    Records.forEach(({ Data }) => buffer(context, stream, Data));
    return {
      FailedPutCount: 0,
      Encrypted: true,
      RequestResponses: Records.map(() => ({ RecordId: randomUUID() })),
    };
  },
};
