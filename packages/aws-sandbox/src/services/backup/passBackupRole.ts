import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { assumeRoleAsService } from '../sts';
import { invalidParameter } from './errors';

const HOST = 'backup.amazonaws.com';

/** Checks that the caller may pass a role to AWS Backup, and that the role trusts it. */
export function passBackupRole(context: CallContext, roleArn: string): void {
  context.authorize('iam:PassRole', roleArn, { 'iam:PassedToService': HOST });
  try {
    assumeRoleAsService(context, {
      roleArn,
      service: HOST,
      sessionName: 'AWSBackup',
    });
  } catch (error) {
    throw error instanceof AwsError
      ? invalidParameter(
          `IAM Role ${roleArn} is not authorized to be assumed by ${HOST}, or does not exist.`,
        )
      : error;
  }
}
