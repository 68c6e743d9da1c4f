import { PathStep } from '../Violation';

/** A path in AWS's notation, e.g. `tags.1.member.key`. */
export function describePath(path: readonly PathStep[]): string {
  return path.map(describeStep).join('.');
}

function describeStep(step: PathStep): string {
  if ('member' in step) {
    return step.member[0].toLowerCase() + step.member.slice(1);
  }
  return 'item' in step ? `${step.item + 1}.member` : `${step.key}.member`;
}
