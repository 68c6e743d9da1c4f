import { PathStep, Rule, Violation } from '../Violation';
import { describeValue } from './describeValue';
import { Refusal } from './Refusal';

/** EC2 names the first error only, by the name that the parameter has in the request. */
export const ec2Refusal: Refusal = {
  code: ({ violations: [{ rule }] }) =>
    rule.kind === 'required' ? 'MissingParameter' : 'InvalidParameterValue',
  message: ({ violations: [violation] }) => describe(violation),
};

function describe({ path, rule, value, sensitive }: Violation): string {
  const name = parameterName(path);
  if (rule.kind === 'required') {
    return `The request must contain the parameter ${name}`;
  }
  const shown = sensitive ? '' : `(${describeValue(value)}) `;
  return `Value ${shown}for parameter ${name} is invalid.${expectation(rule)}`;
}

function expectation(rule: Rule): string {
  switch (rule.kind) {
    case 'min':
      return ` Expecting a value greater than or equal to ${rule.limit}.`;
    case 'max':
      return ` Expecting a value less than or equal to ${rule.limit}.`;
    case 'minLength':
      return ` Expecting a length greater than or equal to ${rule.limit}.`;
    case 'maxLength':
      return ` Expecting a length less than or equal to ${rule.limit}.`;
    default:
      return '';
  }
}

function parameterName(path: readonly PathStep[]): string {
  return path
    .map(step => {
      if ('member' in step) {
        return step.member;
      }
      return 'item' in step ? String(step.item + 1) : step.key;
    })
    .join('.');
}
