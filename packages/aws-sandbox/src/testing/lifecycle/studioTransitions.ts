import { GONE, TransitionTable } from './transitions';

const MADE = ['InService', 'Update_Failed'];
const DELETABLE = [...MADE, 'Failed', 'Delete_Failed'];

/** Domains, profiles and spaces have the same states. */
const time: TransitionTable['time'] = {
  Pending: ['InService', 'Failed'],
  Updating: ['InService', 'Update_Failed'],
  Deleting: [GONE, 'Delete_Failed'],
};

function tableOf(what: string): TransitionTable {
  return {
    calls: {
      [`Create${what}`]: { from: [GONE], to: 'Pending' },
      [`Update${what}`]: { from: MADE, to: 'Updating' },
      [`Delete${what}`]: { from: DELETABLE, to: 'Deleting' },
    },
    time,
  };
}

/** Transitions of Studio's resources, by kind. */
export const STUDIO_TRANSITIONS = {
  domain: tableOf('Domain'),
  profile: tableOf('UserProfile'),
  space: tableOf('Space'),
  app: {
    calls: {
      CreateApp: { from: [GONE, 'Deleted', 'Failed'], to: 'Pending' },
      DeleteApp: { from: ['Pending', 'InService'], to: 'Deleting' },
    },
    time: {
      Pending: ['InService', 'Failed'],
      // By idle shutdown.
      InService: ['Deleting'],
      Deleting: ['Deleted', 'Failed'],
      Deleted: [GONE],
      // With the space or profile that it belonged to.
      Failed: [GONE],
    },
  },
} satisfies Record<string, TransitionTable>;
