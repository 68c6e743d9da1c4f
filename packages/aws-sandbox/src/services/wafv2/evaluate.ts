import type {
  CustomResponse,
  FieldToMatch,
  Rule,
  Statement,
  TextTransformation,
} from '@aws-sdk/client-wafv2';
import { CallContext } from '../../core/types';
import { RateCounters } from './RateCounters';
import { WebAcl } from './WafState';

/** What of a request a web ACL looks at. */
export interface InspectedRequest {
  method: string;
  /** Still escaped, without the query. */
  path: string;
  queryString: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  sourceIp: string;
}

/** What a web ACL decides. */
export interface AclVerdict {
  allowed: boolean;
  /** `Default_Action` where no rule decided. */
  ruleName: string;
  customResponse?: CustomResponse;
}

/** API Gateway hands WAF the beginning of a body only. */
const INSPECTED_BODY_BYTES = 16 * 1024;

/** Lets the rules of an ACL look at a request, in the order of their priorities. */
export function evaluateAcl(
  context: Pick<CallContext, 'clock' | 'runtime'>,
  acl: WebAcl,
  request: InspectedRequest,
): AclVerdict {
  const { rules, defaultAction } = acl.settings;
  const ordered = [...rules].sort(
    (one, other) => one.Priority! - other.Priority!,
  );
  for (const rule of ordered) {
    const isDecisive = rule.Action?.Block ?? rule.Action?.Allow;
    if (matchesRule(context, acl, rule, request) && isDecisive) {
      return {
        allowed: rule.Action!.Block === undefined,
        ruleName: rule.Name!,
        customResponse: rule.Action!.Block?.CustomResponse,
      };
    }
  }
  return {
    allowed: defaultAction.Block === undefined,
    ruleName: 'Default_Action',
    customResponse: defaultAction.Block?.CustomResponse,
  };
}

function matchesRule(
  context: Pick<CallContext, 'clock' | 'runtime'>,
  acl: WebAcl,
  { Name, Statement: statement }: Rule,
  request: InspectedRequest,
): boolean {
  const rate = statement?.RateBasedStatement;
  if (!rate) {
    return matches(statement!, request);
  }
  if (rate.ScopeDownStatement && !matches(rate.ScopeDownStatement, request)) {
    return false;
  }
  const count = RateCounters.of(context)
    .forRule(acl.arn, Name!)
    .count(context.clock, request.sourceIp, rate.EvaluationWindowSec ?? 300);
  return count > rate.Limit!;
}

/** Whether a statement without memory fits; rule groups of AWS never do here. */
function matches(statement: Statement, request: InspectedRequest): boolean {
  const {
    AndStatement: and,
    OrStatement: or,
    NotStatement: not,
    ByteMatchStatement: bytes,
    RegexMatchStatement: regex,
    SizeConstraintStatement: size,
  } = statement;
  if (and) {
    return and.Statements!.every(part => matches(part, request));
  }
  if (or) {
    return or.Statements!.some(part => matches(part, request));
  }
  if (not) {
    return !matches(not.Statement!, request);
  }
  if (bytes) {
    const text = fieldOf(
      request,
      bytes.FieldToMatch!,
      bytes.TextTransformations,
    );
    const wanted = Buffer.from(bytes.SearchString!).toString('latin1');
    return matchesText(text, wanted, String(bytes.PositionalConstraint));
  }
  if (regex) {
    const text = fieldOf(
      request,
      regex.FieldToMatch!,
      regex.TextTransformations,
    );
    return new RegExp(regex.RegexString!).test(text);
  }
  if (size) {
    const text = fieldOf(request, size.FieldToMatch!, size.TextTransformations);
    return compare(text.length, String(size.ComparisonOperator), size.Size!);
  }
  return false;
}

function matchesText(text: string, wanted: string, where: string): boolean {
  switch (where) {
    case 'EXACTLY':
      return text === wanted;
    case 'STARTS_WITH':
      return text.startsWith(wanted);
    case 'ENDS_WITH':
      return text.endsWith(wanted);
    case 'CONTAINS_WORD':
      return text.split(/\W+/).includes(wanted);
    default:
      return text.includes(wanted);
  }
}

function compare(actual: number, operator: string, size: number): boolean {
  switch (operator) {
    case 'EQ':
      return actual === size;
    case 'NE':
      return actual !== size;
    case 'LE':
      return actual <= size;
    case 'LT':
      return actual < size;
    case 'GE':
      return actual >= size;
    default:
      return actual > size;
  }
}

function fieldOf(
  request: InspectedRequest,
  field: FieldToMatch,
  transformations: readonly TextTransformation[] | undefined,
): string {
  let text = '';
  if (field.UriPath) {
    text = request.path;
  } else if (field.QueryString || field.AllQueryArguments) {
    text = request.queryString;
  } else if (field.Method) {
    text = request.method;
  } else if (field.SingleHeader) {
    text = request.headers[String(field.SingleHeader.Name).toLowerCase()] ?? '';
  } else if (field.Body) {
    text = request.body.toString('latin1', 0, INSPECTED_BODY_BYTES);
  }
  return (transformations ?? []).reduce(
    (value, { Type }) => transform(value, String(Type)),
    text,
  );
}

function transform(text: string, type: string): string {
  switch (type) {
    case 'LOWERCASE':
      return text.toLowerCase();
    case 'COMPRESS_WHITE_SPACE':
      return text.replace(/\s+/g, ' ');
    case 'URL_DECODE':
      return text.replace(/%([0-9a-f]{2})/gi, (_, hex) =>
        String.fromCharCode(parseInt(hex, 16)),
      );
    default:
      return text;
  }
}
