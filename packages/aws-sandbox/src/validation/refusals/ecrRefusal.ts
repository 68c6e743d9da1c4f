import { describePath } from './describePath';
import { describeRule } from './describeRule';
import { Refusal } from './Refusal';

/** ECR names the first error only, and no value. */
export const ecrRefusal: Refusal = {
  code: ({ code }) => code,
  message: ({ violations: [{ path, rule }] }) =>
    `Invalid parameter at '${describePath(
      path,
    )}' failed to satisfy constraint: '${describeRule(rule)}'`,
};
