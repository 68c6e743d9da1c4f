import { Operation } from '../../core/types';
import { createDomain } from './createDomain';
import { deleteDomain } from './deleteDomain';
import { describeDomain, listDomains } from './readDomains';
import { sageMakerOperation } from './sageMakerOperation';
import { updateDomain } from './updateDomain';

/** Operations on domains. */
export const domainOperations: Record<string, Operation> = {
  CreateDomain: sageMakerOperation(createDomain),
  DescribeDomain: sageMakerOperation(describeDomain),
  ListDomains: sageMakerOperation(listDomains),
  UpdateDomain: sageMakerOperation(updateDomain),
  DeleteDomain: sageMakerOperation(deleteDomain),
};
