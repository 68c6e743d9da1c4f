import { Decision } from './decide';

/** The text of a refusal as AWS words it. */
export function denialMessage(
  question: { principalArn: string; action: string; resource: string },
  decision: Extract<Decision, { allowed: false }>,
): string {
  const { principalArn, action, resource } = question;
  const start = `User: ${principalArn} is not authorized to perform: ${action} on resource: ${resource}`;
  const policy =
    decision.kind === 'permissions boundary'
      ? decision.kind
      : `${decision.kind} policy`;
  const article = decision.kind === 'identity-based' ? 'an' : 'a';
  return decision.explicit
    ? `${start} with an explicit deny in ${article} ${policy}`
    : `${start} because no ${policy} allows the ${action} action`;
}
