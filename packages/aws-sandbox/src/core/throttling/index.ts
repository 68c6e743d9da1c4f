export { API_RATES, apiRate, type ApiRate } from './apiRates';
export { ApiThrottle } from './ApiThrottle';
