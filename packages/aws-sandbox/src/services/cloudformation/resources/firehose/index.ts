export { deliveryStreamHandler } from './deliveryStream';
export { firehoseTypes } from './firehoseTypes';
