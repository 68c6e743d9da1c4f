import { randomBytes } from 'crypto';
import type {
  GetRequestedServiceQuotaChangeRequest,
  GetRequestedServiceQuotaChangeResponse,
  ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
  ListRequestedServiceQuotaChangeHistoryByQuotaResponse,
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse,
  RequestedServiceQuotaChange,
  RequestServiceQuotaIncreaseRequest,
  RequestServiceQuotaIncreaseResponse,
} from '@aws-sdk/client-service-quotas';
import { CallContext, Operation } from '../../core/types';
import { byKey } from '../../validation';
import { followRequest } from './followRequest';
import { pageOf, quotaArn, requireQuota } from './quotaAccess';
import { quotaStateOf, quotaValue } from './quotas';
import {
  illegalArgument,
  invalidResourceState,
  noSuchResource,
  resourceAlreadyExists,
} from './serviceQuotasErrors';

const OPEN = ['PENDING', 'CASE_OPENED'];

/** Operations that ask for more, and show what became of it. */
export const quotaRequestOperations: Record<string, Operation> = {
  RequestServiceQuotaIncrease(
    context: CallContext,
    input: RequestServiceQuotaIncreaseRequest,
  ): RequestServiceQuotaIncreaseResponse {
    context.authorize(
      'servicequotas:RequestServiceQuotaIncrease',
      quotaArn(context, {
        serviceCode: input.ServiceCode!,
        quotaCode: input.QuotaCode!,
      }),
      { 'servicequotas:service': input.ServiceCode! },
    );
    const quota = requireQuota(context, input);
    if (!quota.adjustable) {
      throw invalidResourceState(
        `The quota ${quota.quotaCode} (${quota.quotaName}) is not adjustable.`,
      );
    }
    const current = quotaValue(context, quota);
    if (!(input.DesiredValue! > current)) {
      throw illegalArgument(
        `You must provide a quota value greater than the current quota value ${current}, not ${input.DesiredValue}.`,
      );
    }
    const open = requestsOf(context).find(
      request =>
        request.QuotaCode === quota.quotaCode &&
        request.ServiceCode === quota.serviceCode &&
        OPEN.includes(request.Status!),
    );
    if (open) {
      throw resourceAlreadyExists(
        `Only one open service quota increase request is allowed per quota; request ${open.Id} for ${quota.quotaCode} is ${open.Status}.`,
      );
    }
    const now = context.clock.now();
    const change: RequestedServiceQuotaChange = {
      Id: randomBytes(16).toString('hex'),
      ServiceCode: quota.serviceCode,
      ServiceName: quota.serviceName,
      QuotaCode: quota.quotaCode,
      QuotaName: quota.quotaName,
      QuotaArn: quotaArn(context, quota),
      DesiredValue: input.DesiredValue,
      Status: 'PENDING',
      Created: now,
      LastUpdated: now,
      Requester: JSON.stringify({
        accountId: context.accountId,
        callerArn: context.principal.arn,
      }),
      GlobalQuota: quota.global,
      Unit: quota.unit,
      QuotaRequestedAtLevel: 'ACCOUNT',
    };
    quotaStateOf(context).requests.set(change.Id!, {
      accountId: context.accountId,
      region: context.region,
      change,
    });
    void followRequest(context, quota, change);
    return { RequestedQuota: { ...change } };
  },

  GetRequestedServiceQuotaChange(
    context: CallContext,
    input: GetRequestedServiceQuotaChangeRequest,
  ): GetRequestedServiceQuotaChangeResponse {
    context.authorize('servicequotas:GetRequestedServiceQuotaChange', '*');
    const found = requestsOf(context).find(({ Id }) => Id === input.RequestId);
    if (!found) {
      throw noSuchResource(
        `The request failed because the specified quota increase request ${input.RequestId} does not exist.`,
      );
    }
    return { RequestedQuota: found };
  },

  ListRequestedServiceQuotaChangeHistory(
    context: CallContext,
    input: ListRequestedServiceQuotaChangeHistoryRequest,
  ): ListRequestedServiceQuotaChangeHistoryResponse {
    context.authorize(
      'servicequotas:ListRequestedServiceQuotaChangeHistory',
      '*',
    );
    return history(context, input);
  },

  ListRequestedServiceQuotaChangeHistoryByQuota(
    context: CallContext,
    input: ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
  ): ListRequestedServiceQuotaChangeHistoryByQuotaResponse {
    context.authorize(
      'servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota',
      '*',
    );
    requireQuota(context, input);
    return history(context, input);
  },
};

/** Requests of the call's account and region, oldest first. */
function requestsOf(context: CallContext): RequestedServiceQuotaChange[] {
  return [...quotaStateOf(context).requests.values()]
    .filter(
      ({ accountId, region }) =>
        accountId === context.accountId && region === context.region,
    )
    .map(({ change }) => change);
}

function history(
  context: CallContext,
  input: Partial<ListRequestedServiceQuotaChangeHistoryByQuotaRequest>,
): ListRequestedServiceQuotaChangeHistoryResponse {
  const chosen = requestsOf(context)
    .filter(
      ({ ServiceCode, QuotaCode, Status }) =>
        (!input.ServiceCode || ServiceCode === input.ServiceCode) &&
        (!input.QuotaCode || QuotaCode === input.QuotaCode) &&
        (!input.Status || Status === input.Status),
    )
    .sort(byKey(placeOf));
  const { items, nextToken } = pageOf(chosen, input, placeOf);
  return { RequestedQuotas: items, NextToken: nextToken };
}

function placeOf({ Created, Id }: RequestedServiceQuotaChange): string {
  return `${Created!.toISOString()}/${Id}`;
}
