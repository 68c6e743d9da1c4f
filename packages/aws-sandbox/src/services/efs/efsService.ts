import { Service } from '../../core/types';
import { accessPointOperations } from './accessPoints';
import { fileSystemOperations } from './fileSystems';
import { fileSystemSettingOperations } from './fileSystemSettings';
import { mountTargetOperations } from './mountTargets';
import { taggingOperations } from './tagging';
import { EfsState } from './EfsState';

/** Elastic File System. */
export const efsService: Service = {
  name: 'elasticfilesystem',
  operations: {
    ...accessPointOperations,
    ...fileSystemOperations,
    ...fileSystemSettingOperations,
    ...mountTargetOperations,
    ...taggingOperations,
  },
  stateClasses: [EfsState],
};
