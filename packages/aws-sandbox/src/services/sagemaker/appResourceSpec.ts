import type {
  AppInstanceType,
  AppType,
  ResourceSpec,
} from '@aws-sdk/client-sagemaker';
import { validationException } from './errors';
import { Domain, SageMakerState, Space, UserProfile } from './SageMakerState';

/** Settings that hold the defaults of an app type. */
const SETTINGS = {
  JupyterServer: 'JupyterServerAppSettings',
  KernelGateway: 'KernelGatewayAppSettings',
  JupyterLab: 'JupyterLabAppSettings',
  CodeEditor: 'CodeEditorAppSettings',
} as const;

/** App types that run in spaces only, and those that run for a profile only; the others do both. */
const IN_SPACES: readonly AppType[] = ['JupyterLab', 'CodeEditor'];
const FOR_PROFILES: readonly AppType[] = [
  'Canvas',
  'DetailedProfiler',
  'RSessionGateway',
  'RStudioServerPro',
  'TensorBoard',
];

const SMALLEST: AppInstanceType = 'ml.t3.medium';

/** Whose app it is to be. */
export interface AppPlace {
  readonly domain: Domain;
  readonly space?: Space;
  /** The profile that has the app, or the space. */
  readonly profile?: UserProfile;
}

/** Refuses an app where apps of its type do not run. */
export function requirePlaceFor(appType: AppType, { space }: AppPlace): void {
  if (!space && IN_SPACES.includes(appType)) {
    throw validationException(
      `An app of type ${appType} runs in a space; SpaceName must be passed.`,
    );
  }
  if (space && FOR_PROFILES.includes(appType)) {
    throw validationException(
      `An app of type ${appType} does not run in a space; UserProfileName must be passed.`,
    );
  }
  const holds = space?.settings?.AppType;
  if (holds !== undefined && holds !== appType) {
    throw validationException(
      `Space [${space!.domainId}/${
        space!.spaceName
      }] holds apps of type ${holds}, not ${appType}.`,
    );
  }
}

/**
 * What an app runs on: as asked for, else as space, profile or domain have it by default.
 *
 * @throws AwsError `ValidationException` where SageMaker has no default
 */
export function appResourceSpec(
  state: SageMakerState,
  appType: AppType,
  place: AppPlace,
  asked: ResourceSpec | undefined,
): ResourceSpec {
  const spec = { ...defaultSpec(appType, place), ...withoutGaps(asked) };
  if (appType === 'JupyterServer') {
    if (spec.InstanceType !== undefined && spec.InstanceType !== 'system') {
      throw validationException(
        `Apps of type JupyterServer run on instance type system only, not ${spec.InstanceType}.`,
      );
    }
    spec.InstanceType = 'system';
  } else if (appType === 'KernelGateway') {
    if (spec.InstanceType === undefined) {
      throw validationException(
        'InstanceType must be given for an app of type KernelGateway, or by default in its profile or domain.',
      );
    }
  } else if (IN_SPACES.includes(appType)) {
    spec.InstanceType ??= SMALLEST;
    if (!spec.SageMakerImageArn && !spec.SageMakerImageVersionArn) {
      throw validationException(
        `SageMakerImageArn must be given for an app of type ${appType}.`,
      );
    }
  }
  if (spec.InstanceType === 'system' && appType !== 'JupyterServer') {
    spec.InstanceType = SMALLEST;
  }
  const script = spec.LifecycleConfigArn;
  const exists = [...state.lifecycleConfigs.values()].some(
    ({ arn }) => arn === script,
  );
  if (script && !exists) {
    throw validationException(
      `StudioLifecycleConfig ${script} does not exist.`,
    );
  }
  return spec;
}

function defaultSpec(appType: AppType, place: AppPlace): ResourceSpec {
  if (!(appType in SETTINGS)) {
    return {};
  }
  const member = SETTINGS[appType as keyof typeof SETTINGS];
  const { settings } = place.domain;
  const inDomain =
    place.space?.sharingType === 'Shared' && member !== 'CodeEditorAppSettings'
      ? settings.DefaultSpaceSettings?.[member]
      : settings.DefaultUserSettings?.[member];
  return {
    ...withoutGaps(inDomain?.DefaultResourceSpec),
    ...withoutGaps(place.profile?.userSettings?.[member]?.DefaultResourceSpec),
    ...withoutGaps(place.space?.settings?.[member]?.DefaultResourceSpec),
  };
}

function withoutGaps(spec: ResourceSpec | undefined): ResourceSpec {
  return Object.fromEntries(
    Object.entries(spec ?? {}).filter(([, value]) => value !== undefined),
  );
}
