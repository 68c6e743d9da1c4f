import { Service } from '../../core/types';
import { quotaRequestOperations } from './quotaRequests';
import { QuotaState } from './QuotaState';
import { readQuotaOperations } from './readQuotas';

/** Service Quotas. */
export const serviceQuotasService: Service = {
  name: 'servicequotas',
  operations: { ...readQuotaOperations, ...quotaRequestOperations },
  stateClasses: [QuotaState],
};
