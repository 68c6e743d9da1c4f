/** How often an operation may be called in one account and region. */
export interface ApiRate {
  /** Operation, or with `*` at its end all that begin so. */
  readonly operation: string;
  /** Calls a second that go on and on. */
  readonly perSecond: number;
  /** Calls at once, after a pause. */
  readonly burst: number;
}

const rate = (
  operation: string,
  perSecond: number,
  burst = 2 * perSecond,
): ApiRate => ({ operation, perSecond, burst });

/**
 * Rates that AWS publishes, by signing name; of each list the first that fits counts, and what none fits is not
 * throttled. SageMaker's are from "Amazon SageMaker AI endpoints and quotas", which gives them for `Describe` and
 * `List` calls and for some that make presigned URLs; for Studio's presigned URLs, and for bursts, the same order is
 * assumed. EMR Serverless' are from "Endpoints and quotas for EMR Serverless", EC2's from "Request throttling for the
 * Amazon EC2 API", STS' from "IAM and AWS STS quotas", which counts all its calls together.
 */
export const API_RATES: Readonly<Record<string, readonly ApiRate[]>> = {
  ec2: [rate('Describe*', 20, 100), rate('*', 5, 50)],
  'emr-serverless': [
    rate('GetApplication', 10, 50),
    rate('ListApplications', 10, 50),
    rate('GetDashboardForJobRun', 1, 2),
    rate('CreateApplication', 1, 25),
    rate('UpdateApplication', 1, 25),
    rate('DeleteApplication', 1, 25),
    rate('StartApplication', 1, 25),
    rate('StopApplication', 1, 25),
  ],
  sagemaker: [
    rate('CreatePresigned*', 5),
    rate('CreateStudioLifecycleConfig', 1),
    rate('Describe*', 5),
    rate('List*', 2),
  ],
  sts: [rate('*', 600)],
};

/** The rate of an operation; nothing where AWS publishes none. */
export function apiRate(
  service: string,
  operation: string,
): ApiRate | undefined {
  return API_RATES[service]?.find(({ operation: pattern }) =>
    pattern.endsWith('*')
      ? operation.startsWith(pattern.slice(0, -1))
      : operation === pattern,
  );
}
