import { randomUUID } from 'crypto';
import { gzipSync } from 'zlib';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { asDeliveryRole } from './deliveryRole';
import { DeliveryStream } from './FirehoseState';

const INTERVAL_SECONDS = 300;

/** Keeps a record until the buffering interval is over; then all that have come by go into the bucket as one object. */
export function buffer(
  context: CallContext,
  stream: DeliveryStream,
  record: Uint8Array,
): void {
  stream.buffer.push(record);
  if (stream.buffer.length > 1) return;
  const { IntervalInSeconds = INTERVAL_SECONDS } =
    stream.target.BufferingHints ?? {};
  context.clock
    .sleep(IntervalInSeconds * 1000)
    .then(() => flush(context, stream));
}

async function flush(
  context: CallContext,
  stream: DeliveryStream,
): Promise<void> {
  const { target } = stream;
  const records = stream.buffer;
  stream.buffer = [];
  const { Enabled, Processors = [] } = target.ProcessingConfiguration ?? {};
  const delimited =
    Enabled && Processors.some(p => p.Type === 'AppendDelimiterToRecord');
  const body = Buffer.concat(
    records.flatMap(record =>
      delimited ? [record, Buffer.from('\n')] : [record],
    ),
  );
  const gzip = target.CompressionFormat === 'GZIP';
  try {
    await asDeliveryRole(context, target.RoleARN).invoke('s3', 'PutObject', {
      Bucket: target.BucketARN.split(':::')[1],
      Key: objectKey(stream, context.clock.now()),
      Body: gzip ? gzipSync(body) : body,
      ContentEncoding: gzip ? 'gzip' : undefined,
    });
  } catch (error) {
    // As on AWS: whoever sent the records has long had an answer, and without a log of its own nobody hears of it.
    if (!(error instanceof AwsError)) throw error;
  }
}

/** `<prefix>2026/01/02/03/<stream>-1-2026-01-02-03-04-05-<uuid>` in UTC. */
function objectKey({ name, target }: DeliveryStream, at: Date): string {
  const [date, time] = at.toISOString().slice(0, 19).split('T');
  const hour = `${date.replace(/-/g, '/')}/${time.slice(0, 2)}/`;
  const second = `${date}-${time.replace(/:/g, '-')}`;
  return `${target.Prefix ?? ''}${hour}${name}-1-${second}-${randomUUID()}`;
}
