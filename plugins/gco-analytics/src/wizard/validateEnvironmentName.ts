import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { analyticsApiRef } from '../api';
import { checkEnvironmentName, nameProblem } from './environmentNameCheck';
import { translateOutsideReact } from './translateOutsideReact';

/** Stops the wizard at a name that cannot be used. A portal that does not answer stops nothing: deploying checks again. */
export const validateEnvironmentName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder },
) => {
  const t = translateOutsideReact(apiHolder);
  const api = apiHolder.get(analyticsApiRef);
  const verdict = api ? await checkEnvironmentName(api, name) : 'unchecked';
  const problem = nameProblem(t, verdict, name);
  if (problem) field.addError(problem);
};
