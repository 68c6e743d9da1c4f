import type {
  ApplicationState,
  ConfigurationOverrides,
  CreateApplicationRequest,
  JobDriver,
  JobRunMode,
  JobRunState,
} from '@aws-sdk/client-emr-serverless';

/** One run of a job. */
export interface JobRun {
  applicationId: string;
  jobRunId: string;
  arn: string;
  name?: string;
  clientToken: string;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  executionRole: string;
  state: JobRunState;
  stateDetails: string;
  releaseLabel: string;
  type: string;
  mode: JobRunMode;
  jobDriver: JobDriver;
  configurationOverrides?: ConfigurationOverrides;
  /** 0 sets no limit. */
  executionTimeoutMinutes: number;
  tags: Map<string, string>;
  /** When it began to run. */
  startedAt?: Date;
  endedAt?: Date;
}

/** One application. */
export interface EmrApplication {
  applicationId: string;
  arn: string;
  name?: string;
  type: string;
  state: ApplicationState;
  stateDetails: string;
  createdAt: Date;
  updatedAt: Date;
  tags: Map<string, string>;
  /** Everything else as configured. */
  settings: Omit<
    CreateApplicationRequest,
    'name' | 'type' | 'tags' | 'clientToken' | 'releaseLabel'
  >;
  releaseLabel: string;
  clientToken?: string;
  readonly jobRuns: Map<string, JobRun>;
  /** Changes with every state, so that a wait of an earlier one comes to nothing. */
  generation: number;
}

/** EMR Serverless of one account and region. */
export class EmrServerlessState {
  readonly applications = new Map<string, EmrApplication>();
}
