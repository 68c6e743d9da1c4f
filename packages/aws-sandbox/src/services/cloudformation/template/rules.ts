import { Conditions } from './conditions';
import { Template } from './Template';
import { validationError } from './templateError';

/** Checks the template's `Rules` against the parameter values; throws `ValidationError` with the failed assertions. */
export function checkRules(template: Template, conditions: Conditions): void {
  const failures: string[] = [];
  for (const rule of Object.values(template.rules)) {
    const applies =
      rule.RuleCondition === undefined ||
      conditions.evaluate(rule.RuleCondition);
    if (applies) {
      for (const assertion of rule.Assertions ?? []) {
        if (!conditions.evaluate(assertion.Assert)) {
          failures.push(
            assertion.AssertDescription ?? JSON.stringify(assertion.Assert),
          );
        }
      }
    }
  }
  if (failures.length) {
    throw validationError(
      `Template validation error: Rule assertion failed: ${failures.join(
        '; ',
      )}`,
    );
  }
}
