import { Service } from '../../core/types';
import { functionOperations } from './functions';
import { invocationSettingOperations } from './invocationSettings';
import { invoke } from './invoke';
import { permissionOperations } from './permissions';
import { taggingOperations } from './tagging';
import { LambdaState } from './LambdaState';
import { FunctionInterfaces } from './FunctionInterfaces';

/** Lambda: functions that really run, each in a process of its own. */
export const lambdaService: Service = {
  name: 'lambda',
  operations: {
    ...functionOperations,
    ...invocationSettingOperations,
    ...permissionOperations,
    ...taggingOperations,
    Invoke: invoke,
  },
  stateClasses: [FunctionInterfaces, LambdaState],
};
