import { createHash } from 'crypto';
import { AwsError } from '../core/AwsError';
import { accountSettings } from '../services/apigateway';
import { assumeRoleAsService } from '../services/sts';
import { renderTemplate } from './renderTemplate';
import { ApiCall } from './types';
import { writeLogLine } from './writeLogLine';
import { writeToStream } from './writeToStream';

/** Writes one line to the stage's access log, with the role of the account; what that role may not do stays unwritten. */
export async function writeAccessLog(
  { context, api, stage }: ApiCall,
  variables: object,
): Promise<void> {
  const { destinationArn, format } = stage.accessLogSettings ?? {};
  const roleArn = accountSettings(context).cloudwatchRoleArn;
  const isStream = destinationArn?.includes(':firehose:');
  if (!destinationArn || !format || !(roleArn || isStream)) {
    return;
  }
  const message = renderTemplate(format, { context: variables }, '-');
  const logGroupName = destinationArn.split(':')[6];
  const logStreamName = createHash('md5')
    .update(`${api.id}/${stage.stageName}`)
    .digest('hex');
  try {
    if (isStream) {
      await writeToStream(context, destinationArn, message);
      return;
    }
    const role = assumeRoleAsService(context, {
      roleArn: roleArn!,
      service: 'apigateway.amazonaws.com',
      sessionName: 'BackplaneAssumeRoleSession',
    });
    await writeLogLine(
      context,
      {
        logGroupName,
        logStreamName,
        timestamp: context.clock.now().getTime(),
        message,
      },
      role,
    );
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
}
