export { costExplorerService } from './costExplorerService';
export { CostLedger, type CostEntry, type CostSeries } from './CostLedger';
export { endUsage } from './endUsage';
