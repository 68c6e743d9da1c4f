import { PrincipalElement } from '../types';
import { isObject, malformed } from './malformed';
import { textList } from './textList';

/** Kinds of principal that a policy can name. */
const KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** An account, a user, a role or a session of one; wildcards stand for nothing here. */
const AWS_PRINCIPAL =
  /^(?:\*|\d{12}|arn:[\w-]+:iam::(?:\d{12}|cloudfront):(?:root|(?:user|role)\/[^*?]+)|arn:[\w-]+:sts::\d{12}:(?:assumed-role\/[^/*?]+\/[^/*?]+|federated-user\/[^*?]+)|A[A-Z0-9]{15,})$/;

const SERVICE =
  /^[a-z0-9][a-z0-9.-]*\.(?:amazonaws\.com(?:\.cn)?|aws\.internal)$/;

/** Reads `Principal` or `NotPrincipal`. */
export function parsePrincipal(value: unknown): PrincipalElement | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (value === '*') {
    return { AWS: ['*'] };
  }
  if (!isObject(value) || Object.keys(value).length === 0) {
    throw malformed('Invalid principal in policy.');
  }
  return Object.fromEntries(
    Object.keys(value).map(kind => {
      if (!KINDS.includes(kind)) {
        throw malformed(`Invalid principal in policy: unknown kind ${kind}.`);
      }
      const names = textList(value, kind) ?? [];
      names.forEach(name => requireName(kind, name));
      return [kind, names];
    }),
  );
}

function requireName(kind: string, name: string): void {
  if (
    (kind === 'AWS' && !AWS_PRINCIPAL.test(name)) ||
    (kind === 'Service' && !SERVICE.test(name))
  ) {
    throw malformed(
      `Invalid principal in policy: "${kind.toUpperCase()}":"${name}"`,
    );
  }
}
