import { Refusal } from './Refusal';

/** An EMR Serverless application. */
export interface SparkApplication {
  readonly id: string;
  readonly name?: string;
  readonly state:
    | 'CREATING'
    | 'CREATED'
    | 'STARTING'
    | 'STARTED'
    | 'STOPPING'
    | 'STOPPED'
    | 'TERMINATED';
}

/** A job run; a Livy session is one too. */
export interface SparkJob {
  readonly id: string;
  readonly name?: string;

  /** Whether it is on its way to its end already. */
  readonly isEnding: boolean;
}

/** What is done to EMR Serverless. Lists are whole. */
export interface SparkApplications {
  /** Nothing when there is no such application. */
  find(applicationId: string): Promise<SparkApplication | undefined>;

  /** Applications of a name, those that are gone left out. */
  findByName(name: string): Promise<SparkApplication[]>;

  /** Jobs that have not ended: they keep an application from being stopped. */
  listJobs(applicationId: string): Promise<SparkJob[]>;

  /** Nothing happens when the job has ended by itself. */
  cancel(applicationId: string, jobId: string): Promise<void>;

  stop(applicationId: string): Promise<Refusal>;
}
