import { Seed } from './Seed';

/** Several items in each of the service's lists. */
export const servicequotas: Seed = {
  service: 'servicequotas',
  async fill(call) {
    const { Quotas } = await call('servicequotas', 'ListServiceQuotas', {
      ServiceCode: 'sagemaker',
    });
    for (const { QuotaCode, Value, Adjustable } of Quotas.slice(0, 10)) {
      if (Adjustable) {
        await call('servicequotas', 'RequestServiceQuotaIncrease', {
          ServiceCode: 'sagemaker',
          QuotaCode,
          DesiredValue: Value + 1,
        });
      }
    }

    return {
      ListRequestedServiceQuotaChangeHistory: {},
      ListServices: {},
      ListServiceQuotas: { input: { ServiceCode: 'sagemaker' } },
      ListAWSDefaultServiceQuotas: { input: { ServiceCode: 'sagemaker' } },
    };
  },
};
