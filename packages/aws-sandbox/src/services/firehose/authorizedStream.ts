import { CallContext } from '../../core/types';
import { DeliveryStream, FirehoseState, streamArn } from './FirehoseState';

/** A request about one stream. */
export interface NamesStream {
  readonly DeliveryStreamName: string;
}

/** The stream that a request names, once the caller may do the action on it. */
export function authorizedStream(
  context: CallContext,
  action: string,
  { DeliveryStreamName: name }: NamesStream,
): DeliveryStream {
  context.authorize(`firehose:${action}`, streamArn(context, name));
  return FirehoseState.of(context).stream(name, context.accountId);
}
