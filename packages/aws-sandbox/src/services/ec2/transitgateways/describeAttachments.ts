import type {
  DescribeTransitGatewayAttachmentsRequest,
  DescribeTransitGatewayVpcAttachmentsRequest,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../../core/types';
import { authorizeEc2 } from '../authorizeEc2';
import { describe, FilterFields } from '../describe';
import { attachmentsOf } from './access';
import { shownAttachment, shownVpcAttachment } from './shown';
import {
  TransitGatewayDirectory,
  VpcAttachment,
} from './TransitGatewayDirectory';

const FIELDS: FilterFields<VpcAttachment> = {
  'transit-gateway-attachment-id': attachment => [
    attachment.TransitGatewayAttachmentId,
  ],
  'transit-gateway-id': attachment => [attachment.TransitGatewayId],
  'transit-gateway-owner-id': attachment => [attachment.TransitGatewayOwnerId],
  'vpc-id': attachment => [attachment.VpcId],
  'resource-id': attachment => [attachment.VpcId],
  'resource-type': () => ['vpc'],
  'resource-owner-id': attachment => [attachment.VpcOwnerId],
  state: attachment => [attachment.State],
};

/** Lists of attachments. */
export const describeAttachmentOperations: Readonly<Record<string, Operation>> =
  {
    DescribeTransitGatewayVpcAttachments(
      context,
      input: DescribeTransitGatewayVpcAttachmentsRequest,
    ) {
      authorizeEc2(context, 'DescribeTransitGatewayVpcAttachments');
      const { page, NextToken } = describe({
        records: attachmentsOf(context),
        ids: input.TransitGatewayAttachmentIds,
        input,
        fields: FIELDS,
      });
      return {
        TransitGatewayVpcAttachments: page.map(shownVpcAttachment),
        NextToken,
      };
    },

    DescribeTransitGatewayAttachments(
      context,
      input: DescribeTransitGatewayAttachmentsRequest,
    ) {
      authorizeEc2(context, 'DescribeTransitGatewayAttachments');
      const { page, NextToken } = describe({
        records: attachmentsOf(context),
        ids: input.TransitGatewayAttachmentIds,
        input,
        fields: FIELDS,
      });
      const directory = TransitGatewayDirectory.of(context);
      return {
        TransitGatewayAttachments: page.map(attachment =>
          shownAttachment(directory, attachment),
        ),
        NextToken,
      };
    },
  };
