import { AwsError } from '../core/AwsError';
import { servicePrincipal } from '../core/principals';
import { DELIVERY_HOST, deliverySourceArn } from '../services/logs';
import { evaluateAcl, WafState, WebAcl } from '../services/wafv2';
import { forbidden } from './GatewayFault';
import { ApiAnswer, ApiCall } from './types';
import { writeLogLine } from './writeLogLine';

/**
 * Lets the stage's web ACL look at a request.
 *
 * @returns the ACL's own answer, where a rule that blocks has one
 * @throws GatewayFault `WAF_FILTERED`
 */
export async function inspectRequest(
  call: ApiCall,
): Promise<ApiAnswer | undefined> {
  const { context, stage, request } = call;
  const acl = WafState.of(context).byArn(stage.webAclArn);
  if (!acl) {
    return undefined;
  }
  const verdict = evaluateAcl(context, acl, {
    ...request,
    path: `/${stage.stageName}${request.path}`,
  });
  await writeLog(call, acl, verdict);
  if (verdict.allowed) {
    return undefined;
  }
  const custom = verdict.customResponse;
  if (!custom) {
    throw forbidden();
  }
  const body =
    acl.settings.customResponseBodies?.[String(custom.CustomResponseBodyKey)];
  return {
    status: custom.ResponseCode!,
    headers: {
      'content-type':
        body?.ContentType === 'APPLICATION_JSON'
          ? 'application/json'
          : 'text/plain',
      ...Object.fromEntries(
        (custom.ResponseHeaders ?? []).map(({ Name, Value }) => [Name, Value]),
      ),
    },
    body: body?.Content ?? '',
  };
}

/** Writes what was decided to the ACL's log group, without the request's headers: they hold tokens. */
async function writeLog(
  { context, stage, request, requestId, receivedAt }: ApiCall,
  acl: WebAcl,
  { allowed, ruleName }: { allowed: boolean; ruleName: string },
): Promise<void> {
  const destination = acl.logging?.LogDestinationConfigs?.[0];
  if (!destination) {
    return;
  }
  const logGroupName = destination.split(':')[6];
  const logStreamName = `${context.region}_${acl.name}_0`;
  const delivery = servicePrincipal(
    context.accountId,
    DELIVERY_HOST,
    deliverySourceArn(context),
  );
  const message = JSON.stringify({
    timestamp: receivedAt.getTime(),
    formatVersion: 1,
    webaclId: acl.arn,
    terminatingRuleId: ruleName,
    action: allowed ? 'ALLOW' : 'BLOCK',
    httpSourceName: 'APIGW',
    httpSourceId: stage.arn,
    httpRequest: {
      clientIp: request.sourceIp,
      uri: `/${stage.stageName}${request.path}`,
      httpMethod: request.method,
      requestId,
    },
  });
  try {
    await writeLogLine(
      context,
      {
        logGroupName,
        logStreamName,
        timestamp: receivedAt.getTime(),
        message,
      },
      delivery,
    );
  } catch (error) {
    // A log group that is gone does not stop requests.
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
}
