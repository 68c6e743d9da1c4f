import {
  AnalyticsApi,
  isEnvironmentName,
} from '@gco/plugin-gco-analytics-common';
import { errorStatus } from '../errors';
import { Translate } from '../translations';

/**
 * What is known about a name for a new environment.
 *
 * - `missing`, `pattern`, `taken`: it cannot be used
 * - `free`: nothing has that name
 * - `retry`: the caller's own environment of that name failed to deploy, and can be tried again
 * - `unchecked`: the portal could not be asked
 */
export type EnvironmentNameVerdict =
  | 'missing'
  | 'pattern'
  | 'taken'
  | 'free'
  | 'retry'
  | 'unchecked';

/** Tells what needs no server: whether a name is there and well formed. */
export function checkNameForm(
  name: string | undefined,
): 'missing' | 'pattern' | undefined {
  if (!name) return 'missing';
  return isEnvironmentName(name) ? undefined : 'pattern';
}

/** Tells whether a name can be used, asking the portal whether it is free. Never rejects. */
export async function checkEnvironmentName(
  api: Pick<AnalyticsApi, 'getEnvironment'>,
  name: string | undefined,
): Promise<EnvironmentNameVerdict> {
  const formProblem = checkNameForm(name);
  if (formProblem || !name) return formProblem ?? 'missing';
  try {
    const { state } = await api.getEnvironment(name);
    return state === 'failed' ? 'retry' : 'taken';
  } catch (error) {
    switch (errorStatus(error)) {
      case 404:
        return 'free';
      case 403:
        // Someone else's: its name is taken, and nothing more is told about it.
        return 'taken';
      default:
        return 'unchecked';
    }
  }
}

/** Why a name cannot be used; undefined when it can. */
export function nameProblem(
  t: Translate,
  verdict: EnvironmentNameVerdict,
  name: string,
): string | undefined {
  switch (verdict) {
    case 'missing':
      return t('wizard.name.required');
    case 'pattern':
    case 'taken':
      return t(`wizard.name.${verdict}`, { name });
    default:
      return undefined;
  }
}
