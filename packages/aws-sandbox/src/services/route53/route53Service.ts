import { Service } from '../../core/types';
import { associationOperations } from './associations';
import { changeOperations } from './changes';
import { recordOperations } from './records';
import { Route53State } from './Route53State';
import { taggingOperations } from './tagging';
import { zoneOperations } from './zones';

/** Route 53: hosted zones and their records; no health checks and no routing between several answers. */
export const route53Service: Service = {
  name: 'route53',
  operations: {
    ...associationOperations,
    ...changeOperations,
    ...recordOperations,
    ...taggingOperations,
    ...zoneOperations,
  },
  stateClasses: [Route53State],
};
