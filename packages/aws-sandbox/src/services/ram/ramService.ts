import { Service } from '../../core/types';
import { invitationOperations } from './invitations';
import { listOperations } from './lists';
import { RamState } from './RamState';
import { shareOperations } from './shares';

/** Resource Access Manager: transit gateways shared with named accounts; there is no organization. */
export const ramService: Service = {
  name: 'ram',
  operations: {
    ...invitationOperations,
    ...listOperations,
    ...shareOperations,
  },
  stateClasses: [RamState],
};
