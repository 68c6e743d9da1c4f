import { mockApis } from '@backstage/frontend-test-utils';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { ApiHolder, AnyApiRef } from '@backstage/core-plugin-api';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { AnalyticsApi } from '@gco/plugin-gco-analytics-common';
import { analyticsApiRef } from '../api';

/** Runs a field's validation as the wizard does on "Next"; returns the problems that it found. */
export async function validateField<TValue>(
  validate: CustomFieldValidator<TValue>,
  value: TValue,
  api: AnalyticsApi,
): Promise<string[]> {
  const problems: string[] = [];
  const apis = new Map<string, unknown>([
    [analyticsApiRef.id, api],
    [translationApiRef.id, mockApis.translation()],
  ]);
  const apiHolder = {
    get: (ref: AnyApiRef) => apis.get(ref.id),
  } as ApiHolder;
  await validate(
    value,
    { addError: (problem: string) => problems.push(problem) } as never,
    { apiHolder, formData: {}, schema: {} },
  );
  return problems;
}
