import { InputError } from '@backstage/errors';
import { FaultEffect } from './Fault';
import {
  anyText,
  numberBetween,
  oneOf,
  parseMembers,
  ReadMember,
  requireObject,
  text,
  wholeNumber,
} from './parseMembers';

/** An answer that comes later than this is none that a client waits for. */
const MAX_LATENCY_MS = 3_600_000;

const code = text(/^[\w.:-]{1,128}$/, 'an error code');
const status = wholeNumber(400, 599);

/** Members of each effect; those of `REQUIRED` must be there. */
const MEMBERS: Record<FaultEffect['type'], Record<string, ReadMember>> = {
  error: { code, message: anyText, status },
  throttle: {},
  deny: {},
  latency: { milliseconds: numberBetween(0, MAX_LATENCY_MS) },
  drop: { when: oneOf('before', 'after') },
  fail: { reason: anyText, code, status },
  slow: { factor: numberBetween(0, 1_000_000) },
};

const REQUIRED: Partial<Record<FaultEffect['type'], string>> = {
  error: 'code',
  latency: 'milliseconds',
  drop: 'when',
  slow: 'factor',
};

/**
 * Reads what somebody wrote as the effect of a fault.
 *
 * @throws InputError that names the member that is wrong
 */
export function parseEffect(value: unknown): FaultEffect {
  const { type, ...written } = requireObject(value, "Member 'effect'");
  if (typeof type !== 'string' || !Object.hasOwn(MEMBERS, type)) {
    throw new InputError(
      `The 'type' of an effect is one of ${Object.keys(MEMBERS).join(
        ', ',
      )}, not ${JSON.stringify(type)}`,
    );
  }
  const members = parseMembers(
    written,
    MEMBERS[type as FaultEffect['type']],
    `the effect '${type}'`,
  );
  const required = REQUIRED[type as FaultEffect['type']];
  if (required && members[required] === undefined) {
    throw new InputError(`The effect '${type}' needs '${required}'`);
  }
  return { type, ...members } as FaultEffect;
}
