import {
  EnvironmentConfig,
  environmentStackName,
  RunnerFailure,
} from '@gco/analytics-blueprint';
import {
  explanationByCode,
  explanationByReason,
  UNKNOWN_FAILURE,
} from './failureExplanations';

/**
 * A failed deployment in words for the person who started it.
 */
export interface FailureExplanation {
  /** What failed and AWS's own reason. */
  what: string;
  /** What that means, without AWS's vocabulary. */
  meaning: string;
  /** What to do now. */
  nextStep: string;
}

/**
 * Says what failed, in plain words, and what to do next.
 */
export function explainFailure(
  failure: RunnerFailure,
  config: EnvironmentConfig,
): FailureExplanation {
  const stackName = environmentStackName(config);
  const { account, region } = failure.needsBootstrap ?? config;
  // AWS's reason says more than our summary of it, which says more than the code.
  const explanation =
    explanationByCode(failure.code) ??
    explanationByReason(failure.reason ?? '') ??
    explanationByReason(`${failure.code} ${failure.message}`) ??
    UNKNOWN_FAILURE;
  const place = { account, region, stackName };
  return {
    what: describe(failure, stackName),
    meaning: explanation.meaning(place),
    nextStep: explanation.nextStep(place),
  };
}

/** AWS's own reason when a resource failed; otherwise the runner's words, which tell more than the error behind them. */
export function reasonOf({ resource, reason, message }: RunnerFailure): string {
  return resource ? reason ?? message : message;
}

function describe(failure: RunnerFailure, stackName: string): string {
  const { resource, resourceType } = failure;
  const type = resourceType ? ` (${resourceType})` : '';
  const subject = resource ? `${resource}${type}` : `Stack ${stackName}`;
  return `${subject} failed: ${asSentence(reasonOf(failure))}`;
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
