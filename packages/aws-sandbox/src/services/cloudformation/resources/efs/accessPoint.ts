import { randomUUID } from 'crypto';
import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';
import { tagList } from '../tags';
import { updateEfsTags } from './efsTags';
import { readAccessPoint } from './readFileSystem';

const SERVICE = 'elasticfilesystem';

/** `AWS::EFS::AccessPoint` */
export const accessPointHandler: ResourceHandler = {
  type: 'AWS::EFS::AccessPoint',
  read: readAccessPoint,

  async create({ context, properties, tags, started }) {
    const posix = properties
      .object('PosixUser')
      ?.only('Uid', 'Gid', 'SecondaryGids');
    const root = properties
      .object('RootDirectory')
      ?.only('Path', 'CreationInfo');
    const creation = root?.object('CreationInfo');
    const { AccessPointId, AccessPointArn } = await context.invoke(
      SERVICE,
      'CreateAccessPoint',
      {
        ClientToken: properties.optionalText('ClientToken') ?? randomUUID(),
        FileSystemId: properties.text('FileSystemId'),
        PosixUser: posix && {
          Uid: posix.number('Uid'),
          Gid: posix.number('Gid'),
          SecondaryGids: posix.texts('SecondaryGids')?.map(Number),
        },
        RootDirectory: root && {
          Path: root.optionalText('Path'),
          CreationInfo: creation && {
            OwnerUid: creation.number('OwnerUid'),
            OwnerGid: creation.number('OwnerGid'),
            Permissions: creation.text('Permissions'),
          },
        },
        Tags: tagList(tags),
      },
    );
    started(AccessPointId);
    return {
      physicalId: AccessPointId,
      attributes: { AccessPointId, Arn: AccessPointArn },
    };
  },

  async update(request) {
    await updateEfsTags(request);
    return request.state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteAccessPoint', {
        AccessPointId: state.physicalId,
      }),
    );
  },
};
