import { Service } from '../../core/types';
import { lookupEvents } from './lookupEvents';

/** CloudTrail's history of management events; trails of one's own are not there. */
export const cloudTrailService: Service = {
  name: 'cloudtrail',
  operations: { LookupEvents: lookupEvents },
};
