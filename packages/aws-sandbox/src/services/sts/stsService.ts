import { Service } from '../../core/types';
import { assumeRole } from './assumeRole';
import { getCallerIdentity } from './getCallerIdentity';

/** AWS Security Token Service. */
export const stsService: Service = {
  name: 'sts',
  operations: {
    AssumeRole: assumeRole,
    GetCallerIdentity: getCallerIdentity,
  },
};
