/**
 * Sizes that the API accepts. The OpenAPI document states the same numbers.
 *
 * @public
 */
export const API_LIMITS = {
  /** Environments of one page, when the caller names no limit. */
  defaultPageSize: 50,
  maxPageSize: 200,
  maxCursorLength: 256,
  maxSearchLength: 64,
  /** Values of one repeated filter, e.g. owners. */
  maxFilterValues: 100,
  maxEntityRefLength: 200,
  maxTaskIdLength: 100,
  /** Events of one append. */
  maxEventsPerAppend: 200,
  /** Events of one answer; the next ones are asked for with `after`. */
  maxEventsPerPage: 500,
  maxEventIdLength: 200,
  maxEventMessageLength: 4096,
  maxOutputs: 200,
  /** CloudFormation's own limit of an output value is smaller. */
  maxOutputValueLength: 4096,
  maxReasonLength: 8192,
} as const;
