import type {
  CreateDomainRequest,
  UpdateDomainRequest,
} from '@aws-sdk/client-sagemaker';
import { validationException } from './errors';
import { Domain } from './SageMakerState';

type DomainInput = CreateDomainRequest | UpdateDomainRequest;

/** Roles that a request passes on to SageMaker. */
export function executionRolesOf(
  input: DomainInput,
): Array<string | undefined> {
  return [
    input.DefaultUserSettings?.ExecutionRole,
    input.DefaultSpaceSettings?.ExecutionRole,
  ];
}

/** Security groups that a request names. */
export function securityGroupsOf(input: DomainInput): string[] {
  return [
    ...(input.DefaultUserSettings?.SecurityGroups ?? []),
    ...(input.DefaultSpaceSettings?.SecurityGroups ?? []),
  ];
}

/** Condition keys of a request that sets a domain's network. */
export function networkConditions(
  input: DomainInput,
): Record<string, string | string[]> {
  const groups = input.DefaultUserSettings?.SecurityGroups;
  return {
    ...(input.AppNetworkAccessType
      ? { 'sagemaker:AppNetworkAccessType': input.AppNetworkAccessType }
      : {}),
    ...(input.SubnetIds ? { 'sagemaker:VpcSubnets': input.SubnetIds } : {}),
    ...(groups ? { 'sagemaker:VpcSecurityGroupIds': groups } : {}),
  };
}

/** Refuses idle times whose order is wrong. */
export function validateIdleSettings(
  settings: DomainInput['DefaultUserSettings'],
): void {
  for (const app of [
    settings?.JupyterLabAppSettings,
    settings?.CodeEditorAppSettings,
  ]) {
    const idle = app?.AppLifecycleManagement?.IdleSettings;
    const {
      MinIdleTimeoutInMinutes: min,
      IdleTimeoutInMinutes: timeout,
      MaxIdleTimeoutInMinutes: max,
    } = idle ?? {};
    const tooShort =
      min !== undefined && timeout !== undefined && min > timeout;
    const tooLong = max !== undefined && timeout !== undefined && timeout > max;
    if (tooShort || tooLong) {
      throw validationException(
        `IdleTimeoutInMinutes ${timeout} must be between its minimum ${min} and maximum ${max}.`,
      );
    }
  }
}

/** A domain's settings after an update, which replaces member by member. */
export function updatedSettings(
  settings: Domain['settings'],
  input: UpdateDomainRequest,
): Domain['settings'] {
  const {
    DomainId,
    DefaultUserSettings,
    DefaultSpaceSettings,
    DomainSettingsForUpdate,
    ...others
  } = input;
  const rest = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined),
  );
  const merge = <T extends object>(
    before: T | undefined,
    change: object | undefined,
  ): T | undefined =>
    change === undefined ? before : ({ ...before, ...change } as T);
  return {
    ...settings,
    ...rest,
    DefaultUserSettings: merge(
      settings.DefaultUserSettings,
      DefaultUserSettings,
    ),
    DefaultSpaceSettings: merge(
      settings.DefaultSpaceSettings,
      DefaultSpaceSettings,
    ),
    DomainSettings: merge(settings.DomainSettings, DomainSettingsForUpdate),
  };
}
