/** Where something failed. */
export interface Place {
  account: string;
  region: string;
  stackName: string;
}

/** What a failure means and what to do about it. */
export interface Explanation {
  meaning: (place: Place) => string;
  nextStep: (place: Place) => string;
}

const RETRY =
  'Retry the task from this page; what is already there is used again.';

const PERMISSION: Explanation = {
  meaning: () =>
    'AWS did not permit it: a role or an organisation policy of the account is too narrow.',
  nextStep: ({ account }) =>
    `Show this to the platform team; they own the roles of account ${account}. Retry the task once it is mended.`,
};

const SIGN_IN: Explanation = {
  meaning: () => "AWS did not accept the portal's own sign-in.",
  nextStep: ({ account }) =>
    `Ask the platform team to check the portal's hub role and its way into account ${account}, then retry the task.`,
};

const BUSY: Explanation = {
  meaning: () => 'CloudFormation is still busy with this environment.',
  nextStep: () => `Wait until it is done. ${RETRY}`,
};

const UNREACHABLE: Explanation = {
  meaning: () => 'AWS had a fault of its own, or could not be reached.',
  nextStep: () => `Wait some minutes. ${RETRY}`,
};

const RUNNER_ENDED: Explanation = {
  meaning: () =>
    'The process that carried out the deployment ended before it was done.',
  nextStep: ({ stackName }) =>
    `Retry the task from this page: it finds stack ${stackName} and follows it to its end; nothing is made twice.`,
};

/** What the runner found out by itself, by its code. */
const BY_CODE: Readonly<Record<string, Explanation>> = {
  BootstrapMissing: {
    meaning: ({ account, region }) =>
      `Account ${account} is not prepared for deployments in ${region}.`,
    nextStep: ({ account, region }) =>
      `Ask the platform team to onboard account ${account} in ${region} (CDK bootstrap), then retry the task.`,
  },
  AccessDenied: PERMISSION,
  NoCredentials: SIGN_IN,
  EndpointUnreachable: UNREACHABLE,
  StackBusy: BUSY,
  StackTaken: {
    meaning: ({ stackName, account }) =>
      `Account ${account} already has a stack ${stackName}, and it is not this environment's.`,
    nextStep: ({ account }) =>
      `Create the environment under another name, or ask the platform team to look into account ${account}.`,
  },
  StackNotDeployable: {
    meaning: ({ stackName }) =>
      `Stack ${stackName} is in a state that nothing can be deployed from.`,
    nextStep: ({ account }) =>
      `Ask the platform team to mend or remove it in account ${account}, then retry the task.`,
  },
  RunnerStopped: RUNNER_ENDED,
  RunnerCrashed: RUNNER_ENDED,
  RunnerOutOfMemory: {
    meaning: RUNNER_ENDED.meaning,
    nextStep: () =>
      'Ask the platform team to give the portal more memory, then retry the task.',
  },
};

/** What services say, in order: the first that matches explains it. */
const BY_REASON: ReadonlyArray<[RegExp, Explanation]> = [
  [
    /ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch/i,
    SIGN_IN,
  ],
  [
    /AccessDenied|Access Denied|not authorized|UnauthorizedOperation|Forbidden/i,
    PERMISSION,
  ],
  [
    /Throttl|Rate exceeded|TooManyRequests|RequestLimitExceeded/i,
    {
      meaning: () => 'AWS was asked too much at once in this account.',
      nextStep: () => `Wait some minutes. ${RETRY}`,
    },
  ],
  [
    /LimitExceeded|quota|maximum number of|limit .*(reached|exceeded)|InsufficientCapacity/i,
    {
      meaning: () =>
        'The account has reached one of its limits in this region.',
      nextStep: ({ account, region }) =>
        `Ask the platform team to raise the limit of account ${account} in ${region} or to retire an environment that is not needed, then retry the task.`,
    },
  ],
  [
    /already exists|AlreadyExists|AlreadyOwnedByYou|ResourceInUse/i,
    {
      meaning: () =>
        'Something of the same name is already there and does not belong to this environment.',
      nextStep: ({ account }) =>
        `Create the environment under another name, or ask the platform team to remove the leftover from account ${account}.`,
    },
  ],
  [
    /_IN_PROGRESS state|OperationInProgress|stack .* is in .*IN_PROGRESS/i,
    BUSY,
  ],
  [
    /NotStabilized|did not stabilize|timed out|Timeout|Exceeded attempts|ETIMEDOUT/i,
    { meaning: () => 'AWS did not finish in time.', nextStep: () => RETRY },
  ],
  [
    /InternalFailure|Internal error|InternalError|ServiceInternalError|ServiceUnavailable|GeneralServiceException|ECONNREFUSED|ECONNRESET|ENOTFOUND/i,
    UNREACHABLE,
  ],
  [
    /ValidationError|Invalid/i,
    {
      meaning: () => 'AWS refused a setting of this environment.',
      nextStep: () =>
        'Compare the reason with the options you chose. Show it to the platform team if it names none of them.',
    },
  ],
];

/** When nothing else explains it. */
export const UNKNOWN_FAILURE: Explanation = {
  meaning: () => 'The deployment did not get to its end.',
  nextStep: () =>
    `${RETRY} If it fails the same way, show this reason to the platform team.`,
};

/** Explains a failure that the runner has a code for. */
export function explanationByCode(code: string): Explanation | undefined {
  return Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
}

/** Explains a failure by what AWS says about it. */
export function explanationByReason(reason: string): Explanation | undefined {
  return BY_REASON.find(([pattern]) => pattern.test(reason))?.[1];
}
