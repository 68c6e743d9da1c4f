import type {
  DeleteFunctionRequest,
  GetFunctionConfigurationRequest,
  GetFunctionRequest,
  ListFunctionsRequest,
} from '@aws-sdk/client-lambda';
import { Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { createFunction } from './createFunction';
import { describeFunction } from './describeFunction';
import { authorizedFunction } from './functionAccess';
import { FunctionInterfaces } from './FunctionInterfaces';
import { LambdaState } from './LambdaState';
import {
  updateFunctionCode,
  updateFunctionConfiguration,
} from './updateFunction';

const PAGE_SIZE = 50;

export const functionOperations: Readonly<Record<string, Operation>> = {
  CreateFunction: createFunction,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,

  GetFunction: (context, input: GetFunctionRequest) => {
    const target = authorizedFunction(context, 'GetFunction', input);
    return {
      Configuration: describeFunction(target),
      Code: { RepositoryType: 'S3' },
      Tags: Object.keys(target.tags).length ? { ...target.tags } : undefined,
      Concurrency:
        target.reservedConcurrency === undefined
          ? undefined
          : { ReservedConcurrentExecutions: target.reservedConcurrency },
    };
  },

  GetFunctionConfiguration: (context, input: GetFunctionConfigurationRequest) =>
    describeFunction(
      authorizedFunction(context, 'GetFunctionConfiguration', input),
    ),

  ListFunctions: (context, input: ListFunctionsRequest) => {
    context.authorize('lambda:ListFunctions', '*');
    const all = [...LambdaState.of(context).functions.values()].sort(
      byKey(({ name }) => name),
    );
    const { items, nextToken } = paginate(all, {
      limit: Math.min(input.MaxItems ?? PAGE_SIZE, PAGE_SIZE),
      defaultLimit: PAGE_SIZE,
      token: input.Marker,
      keyOf: ({ name }) => name,
      invalidTokenCode: 'InvalidParameterValueException',
    });
    return { Functions: items.map(describeFunction), NextMarker: nextToken };
  },

  DeleteFunction: (context, input: DeleteFunctionRequest) => {
    const target = authorizedFunction(context, 'DeleteFunction', input);
    LambdaState.of(context).functions.delete(target.name);
    if (target.settings.vpc) {
      FunctionInterfaces.of(context).detach(
        context,
        target.arn,
        target.settings.vpc,
      );
    }
    return { StatusCode: 204 };
  },
};
