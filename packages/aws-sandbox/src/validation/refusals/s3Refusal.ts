import { Violation } from '../Violation';
import { Refusal, RefusedCall } from './Refusal';

const MALFORMED =
  'The XML you provided was not well-formed or did not validate against our published schema';

/** S3 refuses a document as a whole; what travels in the address or in headers, as an argument. */
export const s3Refusal: Refusal = {
  code: call => (inDocument(call) ? 'MalformedXML' : 'InvalidArgument'),
  message: call => {
    if (inDocument(call)) {
      return MALFORMED;
    }
    const [{ path, rule }] = call.violations;
    const name = memberName(path);
    return rule.kind === 'required'
      ? `The request lacks the argument ${name}`
      : `Invalid argument ${name}`;
  },
};

function inDocument({ violations: [{ path }], boundMembers }: RefusedCall) {
  return !boundMembers().has(memberName(path));
}

function memberName([first]: Violation['path']): string {
  return 'member' in first ? first.member : '';
}
