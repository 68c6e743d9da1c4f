import { createHash } from 'crypto';
import type { Parameter as ShownParameter, Tag } from '@aws-sdk/client-ssm';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { publicImageParameter } from '../ec2/publicImages';
import { requireDecryption } from './secureValue';
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

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: readonly Tag[] = [],
): Record<string, string | string[]> {
  return {
    ...Object.fromEntries(
      tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value!]),
    ),
    ...(tags.length ? { 'aws:TagKeys': tags.map(({ Key }) => Key!) } : {}),
  };
}

/** Name space of the parameters that AWS itself keeps in every region. */
const PUBLIC = '/aws/service/';

/** A parameter of AWS; it belongs to no account. */
function publicParameter(
  context: CallContext,
  name: string,
): Parameter | undefined {
  const value = publicImageParameter(context.region, name);
  return value === undefined
    ? undefined
    : {
        name,
        type: 'String',
        value,
        version: 1,
        tier: 'Standard',
        dataType: 'aws:ec2:image',
        lastModified: new Date(Date.UTC(2026, 10, 10)),
        lastModifiedBy: 'ssm.amazonaws.com',
        tags: new Map(),
      };
}

/** A parameter by name, ARN, or name with `:version`, after checking the caller's permission. */
export function accessParameter(
  context: CallContext,
  action: string,
  nameOrArn: string,
  conditions: Record<string, string | string[]> = {},
): Parameter | undefined {
  const { name, version } = parseName(nameOrArn);
  const parameter = name.startsWith(PUBLIC)
    ? publicParameter(context, name)
    : ssmStateOf(context).parameters.get(name);
  context.authorize(action, parameterArn(context, name), {
    ...parameterConditions(parameter),
    ...conditions,
  });
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

/** A parameter as the API shows it; whoever wants the value of a secure one must be allowed to decrypt it. */
export async function showParameter(
  context: CallContext,
  parameter: Parameter,
  withDecryption: boolean | undefined,
): Promise<ShownParameter> {
  const hidden = parameter.type === 'SecureString' && !withDecryption;
  if (!hidden) {
    await requireDecryption(context, parameter);
  }
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
