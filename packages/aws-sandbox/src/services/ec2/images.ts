import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { Records } from './Ec2State';
import { imageId, PUBLIC_IMAGES } from './publicImages';

interface Image {
  readonly ImageId: string;
  readonly Name: string;
  readonly Architecture: string;
  readonly OwnerId: string;
  readonly ImageOwnerAlias: string;
  readonly State: string;
  readonly Public: boolean;
  readonly RootDeviceName: string;
  readonly RootDeviceType: string;
  readonly VirtualizationType: string;
  readonly CreationDate: string;
}

const FIELDS: FilterFields<Image> = {
  'image-id': image => [image.ImageId],
  name: image => [image.Name],
  architecture: image => [image.Architecture],
  'owner-id': image => [image.OwnerId],
  'owner-alias': image => [image.ImageOwnerAlias],
  state: image => [image.State],
  'root-device-type': image => [image.RootDeviceType],
  'virtualization-type': image => [image.VirtualizationType],
};

/** The images that a region offers, by id. */
export function imagesOf(context: CallContext): Records<Image> {
  const images = new Records<Image>('InvalidAMIID.NotFound', 'image id');
  for (const image of PUBLIC_IMAGES) {
    const ImageId = imageId(context.region, image);
    images.set(ImageId, {
      ImageId,
      Name: image.name,
      Architecture: image.architecture,
      OwnerId: '137112412989',
      ImageOwnerAlias: 'amazon',
      State: 'available',
      Public: true,
      RootDeviceName: '/dev/xvda',
      RootDeviceType: 'ebs',
      VirtualizationType: 'hvm',
      CreationDate: '2026-11-10T00:00:00.000Z',
    });
  }
  return images;
}

/** Machine images: those of Amazon Linux. */
export const imageOperations: Readonly<Record<string, Operation>> = {
  DescribeImages(context, input: DescribeImagesRequest) {
    authorizeEc2(context, 'DescribeImages');
    const { page, NextToken } = describe({
      records: imagesOf(context),
      ids: input.ImageIds,
      input,
      fields: FIELDS,
    });
    const owners = input.Owners ?? [];
    return {
      Images: page.filter(
        ({ OwnerId, ImageOwnerAlias }) =>
          !owners.length ||
          owners.includes(OwnerId) ||
          owners.includes(ImageOwnerAlias),
      ),
      NextToken,
    };
  },
};
