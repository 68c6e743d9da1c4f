import type { MethodSetting } from '@aws-sdk/client-api-gateway';
import { CallContext } from '../../core/types';
import { accountSettings, requireItem } from './ApiGatewayDirectory';
import { badRequest } from './apiGatewayError';
import { booleanOf, invalidPatchPath, numberOf, Patch } from './patch';
import { ApiStage, RestApi } from './records';

const LOG_GROUP_ARN =
  /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[.\-_/#A-Za-z0-9]{1,512}(:\*)?$/;
// API Gateway writes to streams with such names only, and needs no role of the account for it.
const STREAM_ARN =
  /^arn:[\w-]+:firehose:[\w-]+:\d{12}:deliverystream\/amazon-apigateway-[\w.-]+$/;
const REQUEST_ID = /\$context\.(requestId|extendedRequestId)\b/;
const LOG_LEVELS = ['OFF', 'ERROR', 'INFO'];

/** Settings of a method where the stage does not set them. */
export const DEFAULT_METHOD_SETTING: MethodSetting = {
  metricsEnabled: false,
  loggingLevel: 'OFF',
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
};

function requireLogRole(context: CallContext): void {
  if (!accountSettings(context).cloudwatchRoleArn) {
    throw badRequest(
      'CloudWatch Logs role ARN must be set in account settings to enable logging',
    );
  }
}

function patchAccessLog(
  context: CallContext,
  stage: ApiStage,
  patch: Patch,
): void {
  const [, name] = patch.segments;
  if (patch.op === 'remove' && name === undefined) {
    stage.accessLogSettings = undefined;
    return;
  }
  const settings = { ...stage.accessLogSettings };
  const destination =
    name === 'destinationArn' ? patch.value : settings.destinationArn;
  const isStream = STREAM_ARN.test(destination ?? '');
  if (!isStream) {
    requireLogRole(context);
  }
  if (name === 'destinationArn') {
    if (!isStream && !LOG_GROUP_ARN.test(patch.value ?? '')) {
      throw badRequest(
        `Invalid ARN specified in the request. Resource type is not supported or the ARN is malformed: ${patch.value}`,
      );
    }
    settings.destinationArn = patch.value!.replace(/:\*$/, '');
  } else if (name === 'format') {
    if (!REQUEST_ID.test(patch.value ?? '')) {
      throw badRequest(
        'Access log format must contain at least one of $context.requestId and $context.extendedRequestId',
      );
    }
    settings.format = patch.value;
  } else {
    throw invalidPatchPath(patch);
  }
  stage.accessLogSettings = settings;
}

/** Reads `/<path>/<method>/<group>/<name>`, the form of a method's settings. */
function patchMethodSetting(
  context: CallContext,
  stage: ApiStage,
  patch: Patch,
): void {
  const [path, method, group, name] = patch.segments;
  const key = `${path.replace(/\//g, '~1')}/${method}`;
  if (patch.op === 'remove' && group === undefined) {
    delete stage.methodSettings[key];
    return;
  }
  const setting: MethodSetting = {
    ...DEFAULT_METHOD_SETTING,
    ...stage.methodSettings[key],
  };
  switch (`${group}/${name}`) {
    case 'logging/loglevel':
      if (!LOG_LEVELS.includes(String(patch.value))) {
        throw badRequest(`Invalid log level: ${patch.value}`);
      }
      if (patch.value !== 'OFF') {
        requireLogRole(context);
      }
      setting.loggingLevel = patch.value;
      break;
    case 'logging/dataTrace':
      setting.dataTraceEnabled = booleanOf(patch);
      break;
    case 'metrics/enabled':
      setting.metricsEnabled = booleanOf(patch);
      break;
    case 'throttling/rateLimit':
      setting.throttlingRateLimit = numberOf(patch);
      break;
    case 'throttling/burstLimit':
      setting.throttlingBurstLimit = numberOf(patch);
      break;
    default:
      throw invalidPatchPath(patch);
  }
  stage.methodSettings[key] = setting;
}

/** Makes one change of UpdateStage. */
export function patchStage(
  context: CallContext,
  api: RestApi,
  stage: ApiStage,
  patch: Patch,
): void {
  const [name, item] = patch.segments;
  switch (name) {
    case 'deploymentId':
      stage.deploymentId = requireItem(
        api.deployments,
        patch.value,
        'Deployment',
      ).id;
      break;
    case 'description':
      stage.description = patch.value;
      break;
    case 'tracingEnabled':
      stage.tracingEnabled = booleanOf(patch);
      break;
    case 'variables':
      if (patch.op === 'remove') {
        delete stage.variables[item];
      } else {
        stage.variables[item] = patch.value ?? '';
      }
      break;
    case 'accessLogSettings':
      patchAccessLog(context, stage, patch);
      break;
    default:
      if (patch.segments.length < 2) {
        throw invalidPatchPath(patch);
      }
      patchMethodSetting(context, stage, patch);
  }
}
