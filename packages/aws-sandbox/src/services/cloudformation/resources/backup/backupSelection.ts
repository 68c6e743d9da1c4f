import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';

function selectionOf(properties: Properties): object {
  const selection = properties
    .object('BackupSelection')!
    .only(
      'Conditions',
      'IamRoleArn',
      'ListOfTags',
      'NotResources',
      'Resources',
      'SelectionName',
    );
  return {
    SelectionName: selection.text('SelectionName'),
    IamRoleArn: selection.text('IamRoleArn'),
    Resources: selection.texts('Resources'),
    NotResources: selection.texts('NotResources'),
    ListOfTags: selection.raw('ListOfTags'),
    Conditions: selection.raw('Conditions'),
  };
}

/** `AWS::Backup::BackupSelection`; nothing of it can change in place. */
export const backupSelectionHandler: ResourceHandler = {
  type: 'AWS::Backup::BackupSelection',

  async create({ context, properties, started }) {
    const { SelectionId, BackupPlanId } = await context.invoke(
      'backup',
      'CreateBackupSelection',
      {
        BackupPlanId: properties.text('BackupPlanId'),
        BackupSelection: selectionOf(properties),
      },
    );
    const physicalId = `${SelectionId}_${BackupPlanId}`;
    started(physicalId);
    return {
      physicalId,
      attributes: { Id: physicalId, SelectionId, BackupPlanId },
    };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, state }) {
    const [SelectionId, BackupPlanId] = state.physicalId.split('_');
    return ignoreMissing(() =>
      context.invoke('backup', 'DeleteBackupSelection', {
        SelectionId,
        BackupPlanId,
      }),
    );
  },
};
