import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';
import { updateBackupTags } from './backupTags';

function lifecycleOf(rule: Properties): object | undefined {
  const lifecycle = rule
    .object('Lifecycle')
    ?.only(
      'DeleteAfterDays',
      'MoveToColdStorageAfterDays',
      'OptInToArchiveForSupportedResources',
    );
  return (
    lifecycle && {
      DeleteAfterDays: lifecycle.number('DeleteAfterDays'),
      MoveToColdStorageAfterDays: lifecycle.number(
        'MoveToColdStorageAfterDays',
      ),
      OptInToArchiveForSupportedResources: lifecycle.boolean(
        'OptInToArchiveForSupportedResources',
      ),
    }
  );
}

function ruleOf(rule: Properties): object {
  rule.only(
    'RuleName',
    'TargetBackupVault',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'StartWindowMinutes',
    'CompletionWindowMinutes',
    'Lifecycle',
    'RecoveryPointTags',
    'EnableContinuousBackup',
    'CopyActions',
  );
  return {
    RuleName: rule.text('RuleName'),
    TargetBackupVaultName: rule.text('TargetBackupVault'),
    ScheduleExpression: rule.optionalText('ScheduleExpression'),
    ScheduleExpressionTimezone: rule.optionalText('ScheduleExpressionTimezone'),
    StartWindowMinutes: rule.number('StartWindowMinutes'),
    CompletionWindowMinutes: rule.number('CompletionWindowMinutes'),
    Lifecycle: lifecycleOf(rule),
    RecoveryPointTags: rule.raw('RecoveryPointTags'),
    EnableContinuousBackup: rule.boolean('EnableContinuousBackup'),
    CopyActions: rule.raw('CopyActions'),
  };
}

function planOf(properties: Properties): object {
  const plan = properties
    .object('BackupPlan')!
    .only('AdvancedBackupSettings', 'BackupPlanName', 'BackupPlanRule');
  return {
    BackupPlanName: plan.text('BackupPlanName'),
    Rules: plan.objects('BackupPlanRule').map(ruleOf),
    AdvancedBackupSettings: plan.raw('AdvancedBackupSettings'),
  };
}

/** `AWS::Backup::BackupPlan` */
export const backupPlanHandler: ResourceHandler = {
  type: 'AWS::Backup::BackupPlan',

  async create({ context, properties, tags, started }) {
    const { BackupPlanId, BackupPlanArn, VersionId } = await context.invoke(
      'backup',
      'CreateBackupPlan',
      { BackupPlan: planOf(properties), BackupPlanTags: tags },
    );
    started(BackupPlanId);
    return {
      physicalId: BackupPlanId,
      attributes: { BackupPlanId, BackupPlanArn, VersionId },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    await updateBackupTags(request, String(state.attributes.BackupPlanArn));
    if (!changed.has('BackupPlan')) {
      return state;
    }
    const { VersionId } = await context.invoke('backup', 'UpdateBackupPlan', {
      BackupPlanId: state.physicalId,
      BackupPlan: planOf(properties),
    });
    return { ...state, attributes: { ...state.attributes, VersionId } };
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('backup', 'DeleteBackupPlan', {
        BackupPlanId: state.physicalId,
      }),
    );
  },
};
