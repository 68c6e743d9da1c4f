import type {
  ApplicationState,
  CreateApplicationRequest,
} from '@aws-sdk/client-emr-serverless';

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
  /** Changes with every state, so that a wait of an earlier one comes to nothing. */
  generation: number;
}

/** EMR Serverless of one account and region. */
export class EmrServerlessState {
  readonly applications = new Map<string, EmrApplication>();
}
