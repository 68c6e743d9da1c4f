export type { Quota } from './Quota';
export { QuotaState } from './QuotaState';
export type { QuotaPlace } from './QuotaState';
export {
  allQuotas,
  findQuota,
  QUOTAS,
  quotaStateOf,
  quotaValue,
  raiseQuota,
  requireQuotaLeft,
} from './quotas';
export type { QuotaStores } from './quotas';
export { serviceQuotasService } from './serviceQuotasService';
