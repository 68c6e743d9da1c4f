import { InputError } from '@backstage/errors';
import { Fault } from './Fault';
import { parseEffect } from './parseEffect';
import {
  oneOf,
  parseMembers,
  requireObject,
  text,
  wholeNumber,
  fraction,
} from './parseMembers';

/** Members of a fault besides its effect. */
const MEMBERS = {
  id: text(/^[\w.:-]{1,128}$/, 'letters, digits and _ . : -'),
  service: text(/^(\*|[a-z][a-z0-9.-]*)$/, "a signing name, or '*'"),
  operation: text(/^[A-Z]\w*$/, 'the name of an operation'),
  resourceType: text(
    /^\w+(::[\w@-]+)+$/,
    'a type as CloudFormation names it, such as AWS::SageMaker::Domain',
  ),
  change: oneOf('create', 'update', 'delete'),
  accountId: text(/^\d{12}$/, 'an account id of 12 digits'),
  region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'the name of a region'),
  rate: fraction,
  seed: wholeNumber(0),
  count: wholeNumber(1),
  after: wholeNumber(0),
};

/** The flat form: an error's members beside the fault's own. */
const FLAT_MEMBERS = ['code', 'message', 'status'];

/**
 * Reads what somebody wrote as a fault: `{ service?, operation?, …, effect }`, or with `code`, `message` and `status` in the place of `effect`.
 *
 * @throws InputError that names the member that is wrong
 */
export function parseFault(value: unknown): Fault {
  const written = requireObject(value, 'A fault');
  const { effect, rest, flat } = partsOf(written);
  const members = parseMembers(rest, MEMBERS, 'a fault');
  if (effect === undefined && flat.code === undefined) {
    throw new InputError("A fault needs 'effect', or 'service' and 'code'");
  }
  if (effect !== undefined && Object.keys(flat).length > 0) {
    throw new InputError(
      `A fault has either 'effect' or '${Object.keys(flat)[0]}', not both`,
    );
  }
  const fault: Fault = {
    service: '*',
    ...members,
    effect:
      effect === undefined
        ? parseFlatEffect(flat, members.resourceType !== undefined)
        : parseEffect(effect),
  };
  checkTogether(fault);
  return fault;
}

/**
 * Reads a list of faults.
 *
 * @throws InputError that tells which one is wrong, and how
 */
export function parseFaults(value: unknown): Fault[] {
  if (!Array.isArray(value)) {
    throw new InputError('Faults must be a JSON list');
  }
  return value.map((item, index) => {
    try {
      return parseFault(item);
    } catch (error) {
      throw new InputError(`Fault ${index + 1}: ${(error as Error).message}`);
    }
  });
}

function partsOf({ effect, ...written }: Record<string, unknown>): {
  effect: unknown;
  rest: Record<string, unknown>;
  flat: Record<string, unknown>;
} {
  const isFlat = ([name]: [string, unknown]) => FLAT_MEMBERS.includes(name);
  const entries = Object.entries(written);
  return {
    effect,
    rest: Object.fromEntries(entries.filter(entry => !isFlat(entry))),
    flat: Object.fromEntries(entries.filter(isFlat)),
  };
}

function parseFlatEffect(
  { message, ...flat }: Record<string, unknown>,
  isResource: boolean,
): Fault['effect'] {
  if (isResource) {
    return parseEffect({ type: 'fail', reason: message, ...flat });
  }
  return parseEffect({ type: 'error', message, ...flat });
}

/** What each member allows by itself but not beside the others. */
function checkTogether(fault: Fault): void {
  const { effect, resourceType, operation, change } = fault;
  const isOfResource = effect.type === 'fail' || effect.type === 'slow';
  if (isOfResource && resourceType === undefined) {
    throw new InputError(
      `The effect '${effect.type}' needs 'resourceType': it strikes resources, not calls`,
    );
  }
  if (!isOfResource && resourceType !== undefined) {
    throw new InputError(
      `The effect '${effect.type}' strikes calls, so it cannot have 'resourceType'; 'fail' and 'slow' strike resources`,
    );
  }
  if (resourceType !== undefined && operation !== undefined) {
    throw new InputError(
      "A fault has either 'resourceType' or 'operation', not both; 'change' tells create, update and delete apart",
    );
  }
  if (resourceType === undefined && change !== undefined) {
    throw new InputError("'change' needs 'resourceType'");
  }
}
