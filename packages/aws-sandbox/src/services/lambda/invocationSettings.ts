import type {
  DeleteFunctionConcurrencyRequest,
  DeleteFunctionEventInvokeConfigRequest,
  GetFunctionConcurrencyRequest,
  GetFunctionEventInvokeConfigRequest,
  GetRuntimeManagementConfigRequest,
  ListFunctionEventInvokeConfigsRequest,
  PutFunctionConcurrencyRequest,
  PutFunctionEventInvokeConfigRequest,
  PutRuntimeManagementConfigRequest,
} from '@aws-sdk/client-lambda';
import { CallContext, Operation } from '../../core/types';
import { paginate } from '../../validation';
import { QUOTAS, quotaValue } from '../servicequotas';
import { authorizedFunction } from './functionAccess';
import {
  invalidParameter,
  notImplementedSetting,
  resourceNotFound,
} from './lambdaErrors';
import { EventInvokeConfig, LambdaFunction, LambdaState } from './LambdaState';

/** Concurrent executions of an account, and how many of them must stay unreserved. */
const MINIMUM_UNRESERVED = 100;

function putConcurrency(
  context: CallContext,
  input: PutFunctionConcurrencyRequest,
) {
  const target = authorizedFunction(context, 'PutFunctionConcurrency', input);
  const wanted = input.ReservedConcurrentExecutions!;
  const reserved = [...LambdaState.of(context).functions.values()]
    .filter(other => other !== target)
    .reduce((sum, other) => sum + (other.reservedConcurrency ?? 0), 0);
  const limit = quotaValue(context, QUOTAS.lambda.concurrentExecutions);
  if (limit - reserved - wanted < MINIMUM_UNRESERVED) {
    throw invalidParameter(
      `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${MINIMUM_UNRESERVED}].`,
    );
  }
  target.reservedConcurrency = wanted;
  return { ReservedConcurrentExecutions: wanted };
}

function describeEventInvoke(target: LambdaFunction): object {
  const { eventInvoke } = target;
  if (!eventInvoke) {
    throw resourceNotFound(
      `The function ${target.arn} doesn't have an EventInvokeConfig`,
    );
  }
  return {
    FunctionArn: `${target.arn}:$LATEST`,
    LastModified: eventInvoke.lastModified,
    MaximumRetryAttempts: eventInvoke.maximumRetryAttempts,
    MaximumEventAgeInSeconds: eventInvoke.maximumEventAgeInSeconds,
    DestinationConfig: { OnSuccess: {}, OnFailure: {} },
  };
}

function setEventInvoke(
  context: CallContext,
  action: string,
  input: PutFunctionEventInvokeConfigRequest,
  before: (target: LambdaFunction) => EventInvokeConfig | undefined,
): object {
  const target = authorizedFunction(context, action, input);
  const { OnSuccess, OnFailure } = input.DestinationConfig ?? {};
  if (OnSuccess?.Destination || OnFailure?.Destination) {
    throw notImplementedSetting('DestinationConfig');
  }
  const earlier = before(target);
  target.eventInvoke = {
    maximumRetryAttempts:
      input.MaximumRetryAttempts ?? earlier?.maximumRetryAttempts ?? 2,
    maximumEventAgeInSeconds:
      input.MaximumEventAgeInSeconds ??
      earlier?.maximumEventAgeInSeconds ??
      21_600,
    lastModified: context.clock.now(),
  };
  return describeEventInvoke(target);
}

/** Concurrency, asynchronous invocation and runtime updates of functions. */
export const invocationSettingOperations: Readonly<Record<string, Operation>> =
  {
    PutFunctionConcurrency: putConcurrency,

    GetFunctionConcurrency: (
      context,
      input: GetFunctionConcurrencyRequest,
    ) => ({
      ReservedConcurrentExecutions: authorizedFunction(
        context,
        'GetFunctionConcurrency',
        input,
      ).reservedConcurrency,
    }),

    DeleteFunctionConcurrency: (
      context,
      input: DeleteFunctionConcurrencyRequest,
    ) => {
      authorizedFunction(
        context,
        'DeleteFunctionConcurrency',
        input,
      ).reservedConcurrency = undefined;
      return {};
    },

    PutFunctionEventInvokeConfig: (
      context,
      input: PutFunctionEventInvokeConfigRequest,
    ) =>
      setEventInvoke(
        context,
        'PutFunctionEventInvokeConfig',
        input,
        () => undefined,
      ),

    UpdateFunctionEventInvokeConfig: (
      context,
      input: PutFunctionEventInvokeConfigRequest,
    ) =>
      setEventInvoke(
        context,
        'UpdateFunctionEventInvokeConfig',
        input,
        target => target.eventInvoke,
      ),

    GetFunctionEventInvokeConfig: (
      context,
      input: GetFunctionEventInvokeConfigRequest,
    ) =>
      describeEventInvoke(
        authorizedFunction(context, 'GetFunctionEventInvokeConfig', input),
      ),

    ListFunctionEventInvokeConfigs: (
      context,
      input: ListFunctionEventInvokeConfigsRequest,
    ) => {
      const target = authorizedFunction(
        context,
        'ListFunctionEventInvokeConfigs',
        input,
      );
      const { items } = paginate(target.eventInvoke ? [target] : [], {
        limit: input.MaxItems,
        defaultLimit: 50,
        token: input.Marker,
        keyOf: ({ name }) => name,
        invalidTokenCode: 'InvalidParameterValueException',
      });
      return { FunctionEventInvokeConfigs: items.map(describeEventInvoke) };
    },

    DeleteFunctionEventInvokeConfig: (
      context,
      input: DeleteFunctionEventInvokeConfigRequest,
    ) => {
      const target = authorizedFunction(
        context,
        'DeleteFunctionEventInvokeConfig',
        input,
      );
      describeEventInvoke(target);
      target.eventInvoke = undefined;
      return {};
    },

    PutRuntimeManagementConfig: (
      context,
      input: PutRuntimeManagementConfigRequest,
    ) => {
      const target = authorizedFunction(
        context,
        'PutRuntimeManagementConfig',
        input,
      );
      if (input.UpdateRuntimeOn === 'Manual') {
        throw notImplementedSetting('UpdateRuntimeOn Manual');
      }
      target.runtimeUpdateMode = input.UpdateRuntimeOn!;
      return {
        UpdateRuntimeOn: target.runtimeUpdateMode,
        FunctionArn: target.arn,
      };
    },

    GetRuntimeManagementConfig: (
      context,
      input: GetRuntimeManagementConfigRequest,
    ) => {
      const target = authorizedFunction(
        context,
        'GetRuntimeManagementConfig',
        input,
      );
      return {
        UpdateRuntimeOn: target.runtimeUpdateMode,
        FunctionArn: target.arn,
      };
    },
  };
