import {
  SparkApplication,
  SparkApplications,
  SparkJob,
} from '../SparkApplications';

/** EMR Serverless in memory. What is under way is done after `turn()`. */
export class FakeSpark implements SparkApplications {
  readonly calls: string[] = [];
  applications: {
    -readonly [K in keyof SparkApplication]: SparkApplication[K];
  }[] = [];
  jobs: { -readonly [K in keyof SparkJob]: SparkJob[K] }[] = [];

  /** What AWS says to a request to stop. */
  refusal: string | undefined;

  /** Time passes. */
  turn(): void {
    this.applications.forEach(application => {
      if (application.state === 'STOPPING') application.state = 'STOPPED';
      if (application.state === 'STARTING') application.state = 'STARTED';
    });
    this.jobs = this.jobs.filter(({ isEnding }) => !isEnding);
  }

  async find(wanted: string) {
    return this.applications.find(({ id }) => id === wanted);
  }

  async findByName(wanted: string) {
    return this.applications.filter(({ name }) => name === wanted);
  }

  async listJobs() {
    return this.jobs.map(job => ({ ...job }));
  }

  async cancel(_id: string, jobId: string) {
    this.calls.push(`cancel ${jobId}`);
    this.jobs.find(({ id }) => id === jobId)!.isEnding = true;
  }

  async stop(id: string) {
    this.calls.push(`stop ${id}`);
    if (this.refusal !== undefined) return this.refusal;
    (await this.find(id))!.state = 'STOPPING';
    return undefined;
  }
}
