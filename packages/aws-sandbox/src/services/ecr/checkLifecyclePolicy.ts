import { invalidParameter } from './errors';

interface LifecycleRule {
  readonly rulePriority?: unknown;
  readonly selection?: {
    readonly tagStatus?: unknown;
    readonly tagPrefixList?: unknown;
    readonly tagPatternList?: unknown;
    readonly countType?: unknown;
    readonly countUnit?: unknown;
    readonly countNumber?: unknown;
  };
  readonly action?: { readonly type?: unknown };
}

function invalid(detail: string) {
  return invalidParameter(
    `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${detail}'`,
  );
}

function isPositive(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function checkRule(rule: LifecycleRule): void {
  const { rulePriority, selection, action } = rule;
  const what = `rule ${String(rulePriority)}`;
  if (!isPositive(rulePriority)) {
    throw invalid(`rulePriority ${String(rulePriority)} is no positive number`);
  }
  const status = selection?.tagStatus;
  if (!['tagged', 'untagged', 'any'].includes(String(status))) {
    throw invalid(`tagStatus ${String(status)} of ${what}`);
  }
  if (
    status === 'tagged' &&
    !selection?.tagPrefixList &&
    !selection?.tagPatternList
  ) {
    throw invalid(
      `${what} for tagged images names neither prefixes nor patterns`,
    );
  }
  const count = selection?.countType;
  if (!['imageCountMoreThan', 'sinceImagePushed'].includes(String(count))) {
    throw invalid(`countType ${String(count)} of ${what}`);
  }
  if (
    !isPositive(selection?.countNumber) ||
    (count === 'sinceImagePushed') !== (selection?.countUnit === 'days')
  ) {
    throw invalid(
      `${what} needs a countNumber above 0, and countUnit days with sinceImagePushed only`,
    );
  }
  if (action?.type !== 'expire') {
    throw invalid(`action ${String(action?.type)} of ${what}`);
  }
}

/** Refuses a life-cycle policy that is not one. */
export function checkLifecyclePolicy(text: string): void {
  let rules: LifecycleRule[];
  try {
    ({ rules } = JSON.parse(text));
  } catch {
    throw invalid('the text is not JSON');
  }
  if (!Array.isArray(rules) || rules.length === 0) {
    throw invalid('there are no rules');
  }
  rules.forEach(checkRule);
  const priorities = rules.map(({ rulePriority }) => rulePriority);
  const repeated = priorities.find(
    (priority, at) => priorities.indexOf(priority) < at,
  );
  if (repeated !== undefined) {
    throw invalid(`rulePriority ${String(repeated)} is used more than once`);
  }
}
