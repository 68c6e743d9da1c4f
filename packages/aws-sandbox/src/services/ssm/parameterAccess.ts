import { createHash } from 'crypto';
import type { Parameter as ShownParameter } from '@aws-sdk/client-ssm';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { Parameter } from './SsmState';
import { ssmStateOf } from './ssmStateOf';

/** The ARN of a parameter; a name's own slash is the one behind `parameter`. */
export function parameterArn(context: CallContext, name: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:ssm:${region}:${accountId}:parameter/${name.replace(
    /^\//,
    '',
  )}`;
}

/** Condition keys of a parameter's tags. */
export function parameterConditions(
  parameter: Parameter | undefined,
): Record<string, string> {
  return Object.fromEntries(
    [...(parameter?.tags ?? [])].flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      [`ssm:resourceTag/${key}`, value],
    ]),
  );
}

/** A parameter by name, ARN, or name with `:version`, after checking the caller's permission. */
export function accessParameter(
  context: CallContext,
  action: string,
  nameOrArn: string,
): Parameter | undefined {
  const { name, version } = parseName(nameOrArn);
  const parameter = ssmStateOf(context).parameters.get(name);
  context.authorize(
    action,
    parameterArn(context, name),
    parameterConditions(parameter),
  );
  if (
    parameter &&
    version !== undefined &&
    String(parameter.version) !== version
  ) {
    throw new AwsError(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
    );
  }
  return parameter;
}

function parseName(nameOrArn: string): { name: string; version?: string } {
  const path =
    /^arn:[\w-]+:ssm:[\w-]*:\d{12}:parameter(\/.+)$/.exec(nameOrArn)?.[1] ??
    nameOrArn;
  const [, name, version] = /^(.*?)(?::([\w.-]+))?$/.exec(path) ?? [];
  return { name, version };
}

/** A parameter as the API shows it. */
export function showParameter(
  context: CallContext,
  parameter: Parameter,
  withDecryption: boolean | undefined,
): ShownParameter {
  const hidden = parameter.type === 'SecureString' && !withDecryption;
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: hidden
      ? createHash('sha256').update(parameter.value).digest('base64')
      : parameter.value,
    Version: parameter.version,
    LastModifiedDate: parameter.lastModified,
    ARN: parameterArn(context, parameter.name),
    DataType: parameter.dataType,
  };
}

export const parameterNotFound = (name: string) =>
  new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
