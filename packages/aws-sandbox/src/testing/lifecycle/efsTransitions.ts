import { GONE, TransitionTable } from './transitions';

/** Transitions of EFS' resources, by kind. */
export const EFS_TRANSITIONS = {
  fileSystem: {
    calls: {
      CreateFileSystem: { from: [GONE], to: 'creating' },
      UpdateFileSystem: { from: ['available'], to: 'updating' },
      DeleteFileSystem: {
        from: ['creating', 'available', 'updating', 'error'],
        to: 'deleting',
      },
    },
    time: {
      creating: ['available', 'error'],
      updating: ['available', 'error'],
      deleting: [GONE, 'error'],
    },
  },
  mountTarget: {
    calls: {
      CreateMountTarget: { from: [GONE], to: 'creating' },
      DeleteMountTarget: {
        from: ['creating', 'available', 'error'],
        to: 'deleting',
      },
    },
    time: {
      creating: ['available', 'error'],
      deleting: [GONE, 'error'],
    },
  },
} satisfies Record<string, TransitionTable>;
