import { serviceLinkedRole } from '../core/serviceLinkedRole';
import { CallContext } from '../core/types';

/** Puts a line of an access log into a stream. API Gateway has a role of its own for that, which no account has to make. */
export async function writeToStream(
  context: CallContext,
  streamArn: string,
  line: string,
): Promise<void> {
  await context.invoke(
    'firehose',
    'PutRecord',
    {
      DeliveryStreamName: streamArn.split('/')[1],
      Record: { Data: Buffer.from(line) },
    },
    serviceLinkedRole(context, 'apigateway.amazonaws.com'),
  );
}
