import { GONE, TransitionTable } from './transitions';

const RESTING = ['CREATED', 'STOPPED'];

/** Transitions of EMR Serverless' resources, by kind. */
export const EMR_TRANSITIONS = {
  application: {
    calls: {
      CreateApplication: { from: [GONE], to: 'CREATING' },
      StartApplication: { from: RESTING, to: 'STARTING' },
      StopApplication: { from: ['STARTED'], to: 'STOPPING' },
      DeleteApplication: { from: RESTING, to: 'TERMINATED' },
      // A job run starts its application.
      StartJobRun: { from: RESTING, to: 'STARTING' },
    },
    time: {
      CREATING: ['CREATED', 'TERMINATED'],
      STARTING: ['STARTED', 'STOPPED'],
      // By auto-stop.
      STARTED: ['STOPPING'],
      STOPPING: ['STOPPED', 'STARTED'],
      TERMINATED: [GONE],
    },
  },
  jobRun: {
    calls: {
      StartJobRun: { from: [GONE], to: 'SUBMITTED' },
      CancelJobRun: {
        from: ['SUBMITTED', 'PENDING', 'SCHEDULED', 'RUNNING'],
        to: 'CANCELLING',
      },
    },
    time: {
      SUBMITTED: ['PENDING'],
      PENDING: ['SCHEDULED', 'FAILED'],
      SCHEDULED: ['RUNNING'],
      RUNNING: ['SUCCESS', 'FAILED'],
      CANCELLING: ['CANCELLED'],
      // With their application.
      SUCCESS: [GONE],
      FAILED: [GONE],
      CANCELLED: [GONE],
    },
  },
} satisfies Record<string, TransitionTable>;
