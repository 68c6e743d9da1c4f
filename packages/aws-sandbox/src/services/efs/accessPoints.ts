import type {
  CreateAccessPointRequest,
  DeleteAccessPointRequest,
  DescribeAccessPointsRequest,
} from '@aws-sdk/client-efs';
import { randomUUID } from 'crypto';
import { Operation } from '../../core/types';
import {
  authorizeAccessPoint,
  authorizeFileSystem,
  authorizeTagOnCreate,
  requestTagConditions,
} from './authorizeEfs';
import { badRequest, required, requireAvailable } from './efsError';
import { AccessPoint, efsArn, efsId, EfsState, nameTag } from './EfsState';
import { pageOf } from './pageOf';

export const accessPointOperations: Readonly<Record<string, Operation>> = {
  CreateAccessPoint(context, input: CreateAccessPointRequest) {
    const state = EfsState.of(context);
    const fileSystemId = required<string>(input.FileSystemId, 'FileSystemId');
    authorizeFileSystem(
      context,
      'CreateAccessPoint',
      fileSystemId,
      requestTagConditions(input.Tags),
    );
    authorizeTagOnCreate(
      context,
      'CreateAccessPoint',
      'access-point/*',
      input.Tags,
    );
    const fileSystem = state.fileSystem(fileSystemId);
    requireAvailable(fileSystem);
    const path = input.RootDirectory?.Path ?? '/';
    if (!path.startsWith('/') || path.length > 100) {
      throw badRequest(
        `RootDirectory path ${path} must begin with / and have at most 100 characters`,
      );
    }
    const AccessPointId = efsId('fsap');
    const tags = input.Tags ?? [];
    const point: AccessPoint = {
      AccessPointId,
      AccessPointArn: efsArn(context, `access-point/${AccessPointId}`),
      FileSystemId: fileSystem.FileSystemId,
      OwnerId: context.accountId,
      ClientToken: input.ClientToken ?? randomUUID(),
      LifeCycleState: 'available',
      Name: nameTag(tags),
      PosixUser: input.PosixUser,
      RootDirectory: { ...input.RootDirectory, Path: path },
      Tags: tags,
    };
    state.accessPoints.set(AccessPointId, point);
    return point;
  },

  DescribeAccessPoints(context, input: DescribeAccessPointsRequest) {
    const state = EfsState.of(context);
    if (input.FileSystemId && !input.AccessPointId) {
      authorizeFileSystem(context, 'DescribeAccessPoints', input.FileSystemId);
    } else {
      authorizeAccessPoint(
        context,
        'DescribeAccessPoints',
        input.AccessPointId,
      );
    }
    if (input.AccessPointId && input.FileSystemId) {
      throw badRequest('AccessPointId and FileSystemId exclude each other');
    }
    let found = [...state.accessPoints.values()];
    if (input.AccessPointId) {
      found = [state.accessPoint(input.AccessPointId)];
    } else if (input.FileSystemId) {
      found = state.accessPointsOf(
        state.fileSystem(input.FileSystemId).FileSystemId,
      );
    }
    const { page, NextMarker } = pageOf(
      found,
      { marker: input.NextToken, size: input.MaxResults },
      ({ AccessPointId }) => AccessPointId,
    );
    return { AccessPoints: page, NextToken: NextMarker };
  },

  DeleteAccessPoint(context, input: DeleteAccessPointRequest) {
    const state = EfsState.of(context);
    const id = required<string>(input.AccessPointId, 'AccessPointId');
    authorizeAccessPoint(context, 'DeleteAccessPoint', id);
    state.accessPoints.delete(state.accessPoint(id).AccessPointId);
    return {};
  },
};
