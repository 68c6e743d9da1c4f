export type { AccountRegistry } from './AccountRegistry';
export { ConfigAccountRegistry } from './ConfigAccountRegistry';
