export { firehoseService } from './firehoseService';
