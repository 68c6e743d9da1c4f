import type {
  DeleteParameterRequest,
  DeleteParametersRequest,
  DeleteParametersResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  PutParameterRequest,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import {
  accessParameter,
  parameterArn,
  parameterNotFound,
  requestTagConditions,
  showParameter,
} from './parameterAccess';
import { sealValue } from './secureValue';
import { Parameter } from './SsmState';
import { ssmStateOf } from './ssmStateOf';

const MAX_VALUE = { Standard: 4096, Advanced: 8192 };

/** Operations on parameters. */
export const parameterOperations: Record<string, Operation> = {
  async GetParameter(
    context: CallContext,
    input: GetParameterRequest,
  ): Promise<GetParameterResult> {
    const parameter = accessParameter(context, 'ssm:GetParameter', input.Name!);
    if (!parameter) {
      throw parameterNotFound(input.Name!);
    }
    return {
      Parameter: await showParameter(context, parameter, input.WithDecryption),
    };
  },

  async GetParameters(
    context: CallContext,
    input: GetParametersRequest,
  ): Promise<GetParametersResult> {
    const found = input.Names!.map(name => ({
      name,
      parameter: accessParameter(context, 'ssm:GetParameters', name),
    }));
    return {
      Parameters: await Promise.all(
        found.flatMap(({ parameter }) =>
          parameter
            ? [showParameter(context, parameter, input.WithDecryption)]
            : [],
        ),
      ),
      InvalidParameters: found.flatMap(({ name, parameter }) =>
        parameter ? [] : [name],
      ),
    };
  },

  async GetParametersByPath(
    context: CallContext,
    input: GetParametersByPathRequest,
  ): Promise<GetParametersByPathResult> {
    const path = input.Path!.endsWith('/') ? input.Path! : `${input.Path}/`;
    if (!path.startsWith('/')) {
      throw new AwsError(
        'ValidationException',
        `The parameter path must begin with a slash: ${input.Path}`,
      );
    }
    context.authorize('ssm:GetParametersByPath', parameterArn(context, path), {
      'ssm:Recursive': String(input.Recursive ?? false),
    });
    const below = [...ssmStateOf(context).parameters.values()]
      .filter(({ name }) => name.startsWith(path))
      .filter(
        ({ name }) => input.Recursive || !name.slice(path.length).includes('/'),
      )
      .sort(byKey(({ name }) => name));
    const { items, nextToken } = paginate(below, {
      limit: input.MaxResults,
      defaultLimit: 10,
      token: input.NextToken,
      keyOf: ({ name }) => name,
      invalidTokenCode: 'InvalidNextToken',
    });
    return {
      Parameters: await Promise.all(
        items.map(parameter =>
          showParameter(context, parameter, input.WithDecryption),
        ),
      ),
      NextToken: nextToken,
    };
  },

  async PutParameter(
    context: CallContext,
    input: PutParameterRequest,
  ): Promise<PutParameterResult> {
    const existing = accessParameter(context, 'ssm:PutParameter', input.Name!, {
      ...requestTagConditions(input.Tags),
      'ssm:Overwrite': String(input.Overwrite ?? false),
    });
    if (input.Tags?.length) {
      accessParameter(
        context,
        'ssm:AddTagsToResource',
        input.Name!,
        requestTagConditions(input.Tags),
      );
    }
    if (
      !/^[\w.\-/]+$/.test(input.Name!) ||
      /^\/?(aws|ssm)/i.test(input.Name!)
    ) {
      throw new AwsError(
        'ValidationException',
        `Parameter name ${input.Name}: only a mix of letters, numbers and the symbols .-_/ is allowed, and names must not begin with "aws" or "ssm".`,
      );
    }
    if (existing && !input.Overwrite) {
      throw new AwsError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    }
    if (!existing && !input.Type) {
      throw new AwsError(
        'ValidationException',
        `A parameter type is required when you create a parameter: ${input.Name}`,
      );
    }
    checkValue(input);
    const parameter: Parameter = {
      name: input.Name!,
      type: input.Type ?? existing!.type,
      value: input.Value!,
      version: (existing?.version ?? 0) + 1,
      description: input.Description ?? existing?.description,
      keyId: input.KeyId ?? existing?.keyId,
      tier: input.Tier ?? existing?.tier ?? 'Standard',
      dataType: input.DataType ?? existing?.dataType ?? 'text',
      allowedPattern: input.AllowedPattern ?? existing?.allowedPattern,
      lastModified: context.clock.now(),
      lastModifiedBy: context.principal.arn,
      tags:
        existing?.tags ??
        new Map((input.Tags ?? []).map(({ Key, Value }) => [Key!, Value!])),
    };
    parameter.sealed = await sealValue(context, parameter);
    ssmStateOf(context).parameters.set(parameter.name, parameter);
    return { Version: parameter.version, Tier: parameter.tier as 'Standard' };
  },

  DeleteParameter(context: CallContext, input: DeleteParameterRequest): object {
    const parameter = accessParameter(
      context,
      'ssm:DeleteParameter',
      input.Name!,
    );
    if (!parameter) {
      throw parameterNotFound(input.Name!);
    }
    ssmStateOf(context).parameters.delete(parameter.name);
    return {};
  },

  DeleteParameters(
    context: CallContext,
    input: DeleteParametersRequest,
  ): DeleteParametersResult {
    const found = input.Names!.map(name => ({
      name,
      parameter: accessParameter(context, 'ssm:DeleteParameters', name),
    }));
    const result: Required<DeleteParametersResult> = {
      DeletedParameters: [],
      InvalidParameters: [],
    };
    for (const { name, parameter } of found) {
      if (parameter) {
        ssmStateOf(context).parameters.delete(parameter.name);
        result.DeletedParameters.push(name);
      } else {
        result.InvalidParameters.push(name);
      }
    }
    return result;
  },
};

function checkValue(input: PutParameterRequest): void {
  const limit =
    input.Tier === 'Advanced' ? MAX_VALUE.Advanced : MAX_VALUE.Standard;
  const size = Buffer.byteLength(input.Value!);
  if (size === 0 || size > limit) {
    throw new AwsError(
      'ValidationException',
      `The value of ${input.Name} has ${size} bytes; ${
        input.Tier ?? 'Standard'
      } tier parameters hold 1 to ${limit}.`,
    );
  }
  if (
    input.AllowedPattern &&
    !new RegExp(input.AllowedPattern).test(input.Value!)
  ) {
    throw new AwsError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${input.AllowedPattern}`,
    );
  }
}
