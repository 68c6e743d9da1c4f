export type { Finding } from './Finding';
export { idleCost } from './idleCost';
export type {
  CostedTemplate,
  IdleCost,
  IdleCostLine,
  ResourceCount,
} from './idleCost';
export { PRICE_LIST, STANDING_PRICES, USAGE_PRICES } from './prices';
export type { Price, StandingPrice } from './prices';
export type { CostedResource } from './resourceCosts';
