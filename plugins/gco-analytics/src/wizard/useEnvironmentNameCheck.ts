import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { analyticsApiRef } from '../api';
import {
  checkEnvironmentName,
  checkNameForm,
  EnvironmentNameVerdict,
} from './environmentNameCheck';

const SETTLE_MS = 300;

/**
 * Checks a name while it is typed, once the typing pauses.
 *
 * @returns undefined for an empty name; `checking` while the portal is asked
 */
export function useEnvironmentNameCheck(
  name: string | undefined,
): EnvironmentNameVerdict | 'checking' | undefined {
  const api = useApi(analyticsApiRef);
  const [checked, setChecked] = useState<{
    name: string;
    verdict: EnvironmentNameVerdict;
  }>();
  const formProblem = checkNameForm(name);

  useEffect(() => {
    if (!name || formProblem) return undefined;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const verdict = await checkEnvironmentName(api, name);
      if (isCurrent) setChecked({ name, verdict });
    }, SETTLE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [api, name, formProblem]);

  if (formProblem === 'missing') return undefined;
  if (formProblem) return formProblem;
  return checked?.name === name ? checked?.verdict : 'checking';
}
