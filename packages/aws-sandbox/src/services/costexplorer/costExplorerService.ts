import { Service } from '../../core/types';
import {
  listCostAllocationTags,
  updateCostAllocationTagsStatus,
} from './allocationTags';
import { CostLedger } from './CostLedger';
import { getCostAndUsage } from './getCostAndUsage';
import { getDimensionValues, getTags } from './values';

/** Cost Explorer: what the accounts' things cost, a day behind. */
export const costExplorerService: Service = {
  name: 'ce',
  operations: {
    GetCostAndUsage: getCostAndUsage,
    GetDimensionValues: getDimensionValues,
    GetTags: getTags,
    ListCostAllocationTags: listCostAllocationTags,
    UpdateCostAllocationTagsStatus: updateCostAllocationTagsStatus,
  },
  stateClasses: [CostLedger],
};
