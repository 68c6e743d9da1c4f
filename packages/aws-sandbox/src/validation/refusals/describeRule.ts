import { Rule } from '../Violation';

/** A rule in AWS's words. */
export function describeRule(rule: Rule): string {
  switch (rule.kind) {
    case 'required':
      return 'Member must not be null';
    case 'minLength':
      return `Member must have length greater than or equal to ${rule.limit}`;
    case 'maxLength':
      return `Member must have length less than or equal to ${rule.limit}`;
    case 'min':
      return `Member must have value greater than or equal to ${rule.limit}`;
    case 'max':
      return `Member must have value less than or equal to ${rule.limit}`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${rule.pattern}`;
    case 'enum':
      return `Member must satisfy enum value set: [${rule.values.join(', ')}]`;
    case 'keys':
      return `Map keys must satisfy constraint: ${describeAll(rule.rules)}`;
    case 'values':
      return `Map value must satisfy constraint: ${describeAll(rule.rules)}`;
    default:
      return `Member must satisfy constraint: ${describeAll(rule.rules)}`;
  }
}

function describeAll(rules: readonly Rule[]): string {
  return `[${rules.map(describeRule).join(', ')}]`;
}
