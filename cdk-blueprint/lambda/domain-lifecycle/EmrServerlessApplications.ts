import {
  CancelJobRunCommand,
  EMRServerlessClient,
  GetApplicationCommand,
  paginateListApplications,
  paginateListJobRuns,
  StopApplicationCommand,
} from '@aws-sdk/client-emr-serverless';
import { Refusal } from './Refusal';
import { refusalOf, unlessGone } from './refusalOf';
import {
  SparkApplication,
  SparkApplications,
  SparkJob,
} from './SparkApplications';

const GONE = ['ResourceNotFoundException'];

/** Applications, through the API of EMR Serverless. */
export class EmrServerlessApplications implements SparkApplications {
  constructor(private readonly client: EMRServerlessClient) {}

  async find(applicationId: string): Promise<SparkApplication | undefined> {
    const answer = await unlessGone(
      this.client.send(new GetApplicationCommand({ applicationId })),
      GONE,
    );
    const application = answer?.application;
    return (
      application && {
        id: applicationId,
        name: application.name,
        state: application.state!,
      }
    );
  }

  async findByName(name: string): Promise<SparkApplication[]> {
    const found: SparkApplication[] = [];
    for await (const page of paginateListApplications(
      { client: this.client },
      {},
    )) {
      found.push(
        ...(page.applications ?? [])
          .filter(application => application.name === name)
          .map(({ id, state }) => ({ id: id!, name, state: state! })),
      );
    }
    return found.filter(({ state }) => state !== 'TERMINATED');
  }

  async listJobs(applicationId: string): Promise<SparkJob[]> {
    const jobs: SparkJob[] = [];
    for await (const page of paginateListJobRuns(
      { client: this.client },
      {
        applicationId,
        states: [
          'SUBMITTED',
          'PENDING',
          'SCHEDULED',
          'QUEUED',
          'RUNNING',
          'CANCELLING',
        ],
      },
    )) {
      jobs.push(
        ...(page.jobRuns ?? []).map(({ id, name, state }) => ({
          id: id!,
          name,
          isEnding: state === 'CANCELLING',
        })),
      );
    }
    return jobs;
  }

  // A job that has ended by itself cannot be cancelled, which AWS says by a validation error.
  async cancel(applicationId: string, jobId: string): Promise<void> {
    await unlessGone(
      this.client.send(
        new CancelJobRunCommand({ applicationId, jobRunId: jobId }),
      ),
      [...GONE, 'ValidationException'],
    );
  }

  // Between the look and the call a job may have come, or the application may have stopped by itself.
  stop(applicationId: string): Promise<Refusal> {
    return refusalOf(
      this.client.send(new StopApplicationCommand({ applicationId })),
      { gone: GONE, notYet: ['ValidationException'] },
    );
  }
}
