import type {
  Application,
  ApplicationSummary,
} from '@aws-sdk/client-emr-serverless';
import { EmrApplication } from './EmrServerlessState';

/** An application as `GetApplication` shows it. */
export function describeApplication(application: EmrApplication): Application {
  const {
    applicationId,
    name,
    arn,
    releaseLabel,
    type,
    state,
    stateDetails,
    createdAt,
    updatedAt,
  } = application;
  return {
    // What was configured, and what a description shows, differ in optional members only.
    ...(application.settings as Partial<Application>),
    applicationId,
    name,
    arn,
    releaseLabel,
    type,
    state,
    stateDetails,
    createdAt,
    updatedAt,
    tags: Object.fromEntries(application.tags),
  };
}

/** An application as lists show it. */
export function summarizeApplication(
  application: EmrApplication,
): ApplicationSummary {
  const {
    applicationId,
    name,
    arn,
    releaseLabel,
    type,
    state,
    stateDetails,
    createdAt,
    updatedAt,
  } = application;
  return {
    id: applicationId,
    name,
    arn,
    releaseLabel,
    type,
    state,
    stateDetails,
    createdAt,
    updatedAt,
    architecture: application.settings.architecture,
  };
}
