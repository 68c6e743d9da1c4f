import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import { ENVIRONMENT_NAME_FIELD, TARGET_FIELD } from './fieldNames';

/** The name of a new environment, in apps on the new frontend system. */
export const environmentNameFormField = FormFieldBlueprint.make({
  name: 'environment-name',
  params: {
    field: async () => {
      const [{ EnvironmentNameField, environmentNameFieldSchema }, validators] =
        await Promise.all([
          import('./EnvironmentNameField'),
          import('./validateEnvironmentName'),
        ]);
      return createFormField({
        name: ENVIRONMENT_NAME_FIELD,
        component: EnvironmentNameField,
        schema: environmentNameFieldSchema,
        validation: validators.validateEnvironmentName,
      });
    },
  },
});

/** The AWS account and region of a new environment, in apps on the new frontend system. */
export const targetFormField = FormFieldBlueprint.make({
  name: 'target',
  params: {
    field: async () => {
      const [{ TargetField, targetFieldSchema }, validators] =
        await Promise.all([
          import('./TargetField'),
          import('./validateTarget'),
        ]);
      return createFormField({
        name: TARGET_FIELD,
        component: TargetField,
        schema: targetFieldSchema,
        validation: validators.validateTarget,
      });
    },
  },
});
