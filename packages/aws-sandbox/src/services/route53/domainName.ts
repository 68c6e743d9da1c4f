import { route53Error } from './route53Error';

const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** A name as Route 53 keeps it: in lower case with a dot at the end. A star is written `\052`, as in its answers. */
export function domainName(name: string | undefined): string {
  const lower = (name ?? '').toLowerCase().replace(/\.$/, '');
  const labels = lower.replace(/^\\052/, '*').split('.');
  const isWrong = labels.some(
    (label, index) => !(index === 0 && label === '*') && !LABEL.test(label),
  );
  if (isWrong || lower.length > 255) {
    throw route53Error(
      'InvalidDomainName',
      `The domain name ${name} is not valid`,
    );
  }
  return `${labels.join('.').replace(/^\*/, '\\052')}.`;
}
