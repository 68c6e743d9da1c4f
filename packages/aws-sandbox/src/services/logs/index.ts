export {
  allowLogDelivery,
  DELIVERY_HOST,
  deliverySourceArn,
} from './logDelivery';
export { logsService } from './logsService';
