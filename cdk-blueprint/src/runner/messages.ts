import type { EnvironmentConfig } from '../config';
import { DeployResult, RunnerEvent, RunnerFailure } from './types';

/** Credentials as they travel between the processes: dates are text there. */
export interface SerializedCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** ISO 8601. */
  expiration?: string;
}

/** What the parent tells the child. */
export type ParentMessage =
  | {
      type: 'deploy';
      config: EnvironmentConfig;
      outdir: string;
      pollIntervalMs: number;
    }
  | { type: 'credentials'; id: number; credentials: SerializedCredentials }
  | { type: 'credentials-refused'; id: number; message: string };

/** What the child tells the parent. */
export type ChildMessage =
  | { type: 'event'; event: RunnerEvent }
  | { type: 'credentials-wanted'; id: number }
  | { type: 'succeeded'; result: DeployResult }
  | { type: 'failed'; failure: RunnerFailure };
