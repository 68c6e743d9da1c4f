import type {
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse,
  GetServiceQuotaRequest,
  GetServiceQuotaResponse,
  ListAWSDefaultServiceQuotasRequest,
  ListAWSDefaultServiceQuotasResponse,
  ListServiceQuotasRequest,
  ListServiceQuotasResponse,
  ListServicesRequest,
  ListServicesResponse,
  ServiceQuota,
} from '@aws-sdk/client-service-quotas';
import { CallContext, Operation } from '../../core/types';
import { byKey } from '../../validation';
import { Quota } from './Quota';
import {
  pageOf,
  quotaArn,
  quotasIn,
  requireQuota,
  requireService,
} from './quotaAccess';
import { allQuotas, quotaValue } from './quotas';

/** Operations that show quotas. */
export const readQuotaOperations: Record<string, Operation> = {
  ListServices(
    context: CallContext,
    input: ListServicesRequest,
  ): ListServicesResponse {
    context.authorize('servicequotas:ListServices', '*');
    const names = new Map(
      allQuotas().map(({ serviceCode, serviceName }) => [
        serviceCode,
        serviceName,
      ]),
    );
    const services = [...names]
      .map(([ServiceCode, ServiceName]) => ({ ServiceCode, ServiceName }))
      .sort(byKey(({ ServiceCode }) => ServiceCode));
    const { items, nextToken } = pageOf(
      services,
      input,
      ({ ServiceCode }) => ServiceCode,
    );
    return { Services: items, NextToken: nextToken };
  },

  ListServiceQuotas(
    context: CallContext,
    input: ListServiceQuotasRequest,
  ): ListServiceQuotasResponse {
    context.authorize('servicequotas:ListServiceQuotas', '*');
    requireService(input.ServiceCode!);
    const chosen = quotasIn(context, input.ServiceCode).filter(
      ({ quotaCode }) => !input.QuotaCode || quotaCode === input.QuotaCode,
    );
    const { items, nextToken } = pageOf(
      chosen,
      input,
      ({ quotaCode }) => quotaCode,
    );
    return {
      Quotas: items.map(quota => applied(context, quota)),
      NextToken: nextToken,
    };
  },

  GetServiceQuota(
    context: CallContext,
    input: GetServiceQuotaRequest,
  ): GetServiceQuotaResponse {
    authorizeQuota(context, 'GetServiceQuota', input);
    return { Quota: applied(context, requireQuota(context, input)) };
  },

  ListAWSDefaultServiceQuotas(
    context: CallContext,
    input: ListAWSDefaultServiceQuotasRequest,
  ): ListAWSDefaultServiceQuotasResponse {
    context.authorize('servicequotas:ListAWSDefaultServiceQuotas', '*');
    requireService(input.ServiceCode!);
    const { items, nextToken } = pageOf(
      quotasIn(context, input.ServiceCode),
      input,
      ({ quotaCode }) => quotaCode,
    );
    return {
      Quotas: items.map(quota => byDefault(context, quota)),
      NextToken: nextToken,
    };
  },

  GetAWSDefaultServiceQuota(
    context: CallContext,
    input: GetAWSDefaultServiceQuotaRequest,
  ): GetAWSDefaultServiceQuotaResponse {
    authorizeQuota(context, 'GetAWSDefaultServiceQuota', input);
    return { Quota: byDefault(context, requireQuota(context, input)) };
  },
};

/** AWS's own policies scope these reads by quota, although its reference lists them without resources. */
function authorizeQuota(
  context: CallContext,
  operation: string,
  input: GetServiceQuotaRequest,
): void {
  context.authorize(
    `servicequotas:${operation}`,
    quotaArn(context, {
      serviceCode: input.ServiceCode!,
      quotaCode: input.QuotaCode!,
    }),
  );
}

function applied(context: CallContext, quota: Quota): ServiceQuota {
  return {
    ...shown(quota),
    QuotaArn: quotaArn(context, quota),
    Value: quotaValue(context, quota),
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}

function byDefault(context: CallContext, quota: Quota): ServiceQuota {
  return {
    ...shown(quota),
    QuotaArn: quotaArn(context, quota, 'default'),
    Value: quota.value,
  };
}

function shown(quota: Quota): ServiceQuota {
  return {
    ServiceCode: quota.serviceCode,
    ServiceName: quota.serviceName,
    QuotaCode: quota.quotaCode,
    QuotaName: quota.quotaName,
    Unit: quota.unit,
    Adjustable: quota.adjustable,
    GlobalQuota: quota.global,
  };
}
