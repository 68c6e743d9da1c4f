import { SECRET_MASK, Stack, StackInput, StackResource } from '../model';

export function shownTags(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Parameters with their values; those declared `NoEcho` are masked. */
export function shownParameters(input: StackInput | undefined) {
  return [...(input?.parameters.values() ?? [])].map(parameter => ({
    ParameterKey: parameter.key,
    ParameterValue: parameter.noEcho ? SECRET_MASK : parameter.value,
    ResolvedValue: parameter.noEcho ? undefined : parameter.resolvedValue,
  }));
}

function stackDrift({ drift }: Stack) {
  return {
    StackDriftStatus: drift?.status ?? 'NOT_CHECKED',
    LastCheckTimestamp: drift?.checkedAt,
  };
}

/** What is known of a resource's drift; what cannot be compared has never been checked. */
function resourceDrift(stack: Stack, logicalId: string) {
  const drift = stack.drifts.get(logicalId);
  return !drift || drift.status === 'UNSUPPORTED'
    ? { StackResourceDriftStatus: 'NOT_CHECKED' }
    : {
        StackResourceDriftStatus: drift.status,
        LastCheckTimestamp: drift.timestamp,
      };
}

/** A stack as `DescribeStacks` shows it. */
export function shownStack(stack: Stack) {
  const { input } = stack;
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: stack.changeSetId,
    Description: input?.template.description,
    Parameters: shownParameters(input),
    CreationTime: stack.creationTime,
    LastUpdatedTime: stack.lastUpdatedTime,
    DeletionTime: stack.deletionTime,
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: stack.disableRollback,
    NotificationARNs: input?.notificationArns ?? [],
    Capabilities: input?.capabilities ?? [],
    Outputs: stack.outputs.map(output => ({
      OutputKey: output.key,
      OutputValue: output.value,
      Description: output.description,
      ExportName: output.exportName,
    })),
    RoleARN: stack.roleArn,
    Tags: shownTags(input?.tags ?? {}),
    EnableTerminationProtection: stack.terminationProtection,
    DriftInformation: stackDrift(stack),
  };
}

/** A stack as `ListStacks` shows it. */
export function shownSummary(stack: Stack) {
  return {
    StackId: stack.id,
    StackName: stack.name,
    TemplateDescription: stack.input?.template.description,
    CreationTime: stack.creationTime,
    LastUpdatedTime: stack.lastUpdatedTime,
    DeletionTime: stack.deletionTime,
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DriftInformation: stackDrift(stack),
  };
}

/** What every way of listing a stack's resources shows of one. */
export function shownResource(stack: Stack, resource: StackResource) {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.state?.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: resourceDrift(stack, resource.logicalId),
  };
}
