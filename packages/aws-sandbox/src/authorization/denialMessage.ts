import { Decision } from './decide';

/** What was asked, as a refusal tells it. */
export interface DeniedQuestion {
  principalArn: string;
  action: string;
  /** ARN or `*`; nothing where the service leaves it out. */
  resource?: string;
}

/** The text of a refusal as most services of AWS word it: who, what, on what, and which kind of policy is in the way. */
export function denialMessage(
  question: DeniedQuestion,
  decision: Extract<Decision, { allowed: false }>,
): string {
  return `${denialSubject(question)} ${denialReason(question, decision)}`;
}

/** The first half: who may not do what on what. */
export function denialSubject(question: DeniedQuestion): string {
  const { principalArn, action, resource } = question;
  const place = resource === undefined ? '' : ` on resource: ${resource}`;
  return `User: ${principalArn} is not authorized to perform: ${action}${place}`;
}

/** The second half: why. */
export function denialReason(
  { action }: DeniedQuestion,
  { kind, explicit }: Extract<Decision, { allowed: false }>,
): string {
  const policy = kind === 'permissions boundary' ? kind : `${kind} policy`;
  const article = kind === 'identity-based' ? 'an' : 'a';
  return explicit
    ? `with an explicit deny in ${article} ${policy}`
    : `because no ${policy} allows the ${action} action`;
}
