import { Service } from '../../core/types';
import { acceleratorOperations } from './accelerators';
import { endpointGroupOperations } from './endpointGroups';
import { listenerOperations } from './listeners';
import { taggingOperations } from './tagging';
import { GlobalAcceleratorState } from './GlobalAcceleratorState';

/** AWS Global Accelerator: standard accelerators, which carry no traffic here. */
export const globalAcceleratorService: Service = {
  name: 'globalaccelerator',
  operations: {
    ...acceleratorOperations,
    ...endpointGroupOperations,
    ...listenerOperations,
    ...taggingOperations,
  },
  stateClasses: [GlobalAcceleratorState],
};
