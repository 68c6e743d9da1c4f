import { attachmentOperations } from './attachments';
import { describeAttachmentOperations } from './describeAttachments';
import { transitGatewayOperations } from './gateways';
import { transitRouteOperations } from './routes';
import { transitRouteTableOperations } from './routeTables';

/** Everything about transit gateways. */
export const transitOperations = {
  ...attachmentOperations,
  ...describeAttachmentOperations,
  ...transitGatewayOperations,
  ...transitRouteOperations,
  ...transitRouteTableOperations,
};
