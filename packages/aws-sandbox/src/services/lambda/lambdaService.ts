import { Service } from '../../core/types';
import { functionOperations } from './functions';
import { invocationSettingOperations } from './invocationSettings';
import { invoke } from './invoke';
import { lambdaOperation } from './lambdaOperation';
import { permissionOperations } from './permissions';
import { taggingOperations } from './tagging';

/** Lambda: functions that really run, each in a process of its own. */
export const lambdaService: Service = {
  name: 'lambda',
  operations: {
    ...functionOperations,
    ...invocationSettingOperations,
    ...permissionOperations,
    ...taggingOperations,
    Invoke: lambdaOperation(invoke),
  },
};
