import type { Expression, MatchOption } from '@aws-sdk/client-cost-explorer';
import { AwsError } from '../../core/AwsError';
import { CostLedger } from './CostLedger';
import { CostLine } from './costLines';
import { ceValidation } from './costExplorerError';
import { dimension, tagValue } from './dimensions';

/** Whether a line is wanted. */
export type CostFilter = (line: CostLine) => boolean;

type Comparison = (value: string, wanted: string) => boolean;

const COMPARISONS: Partial<Record<MatchOption, Comparison>> = {
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  ENDS_WITH: (value, wanted) => value.endsWith(wanted),
  CONTAINS: (value, wanted) => value.includes(wanted),
};

function matcher(
  values: readonly string[] = [],
  options: readonly MatchOption[] = [],
): (value: string) => boolean {
  if (options.includes('ABSENT')) {
    return value => value === '';
  }
  const fold = options.includes('CASE_INSENSITIVE')
    ? (text: string) => text.toLowerCase()
    : (text: string) => text;
  const wanted = values.map(fold);
  const named = options.find(option => COMPARISONS[option]);
  const compare =
    (named && COMPARISONS[named]) ?? ((value, other) => value === other);
  return value => wanted.some(other => compare(fold(value), other));
}

/**
 * Reads an expression of filters.
 *
 * @throws AwsError `ValidationException` unless it says exactly one thing on each level
 */
export function costFilter(
  ledger: CostLedger,
  expression: Expression | undefined,
): CostFilter {
  if (expression === undefined) {
    return () => true;
  }
  const said = Object.entries(expression).filter(
    ([, value]) => value !== undefined,
  );
  if (said.length !== 1) {
    throw ceValidation(
      'Filter must have only one operator or only one dimension, tag or cost category on each level',
    );
  }
  const { And, Or, Not, Dimensions, Tags } = expression;
  if (And || Or) {
    const parts = (And ?? Or)!.map(part => costFilter(ledger, part));
    if (parts.length < 2) {
      throw ceValidation('And/Or expressions must have at least 2 operands');
    }
    return And
      ? line => parts.every(part => part(line))
      : line => parts.some(part => part(line));
  }
  if (Not) {
    const inner = costFilter(ledger, Not);
    return line => !inner(line);
  }
  if (Dimensions) {
    const read = dimension(Dimensions.Key);
    const matches = matcher(Dimensions.Values, Dimensions.MatchOptions);
    return line => matches(read(line));
  }
  if (Tags) {
    const key = Tags.Key;
    if (!key) {
      throw ceValidation('Tag key cannot be empty');
    }
    const matches = matcher(Tags.Values, Tags.MatchOptions);
    return line => matches(tagValue(ledger, line, key));
  }
  throw new AwsError(
    'NotImplemented',
    `ce: filters by ${said[0][0]} are not implemented by the local AWS`,
  );
}
