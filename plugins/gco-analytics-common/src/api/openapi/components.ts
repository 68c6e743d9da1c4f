import { ENVIRONMENT_NAME_PATTERN } from '../../names';

/** Answers every operation may give besides its own. */
export const errorResponses = {
  400: { $ref: '#/components/responses/BadRequest' },
  401: { $ref: '#/components/responses/Unauthenticated' },
  403: { $ref: '#/components/responses/NotAllowed' },
} as const;

const errorContent = {
  'application/json': { schema: { $ref: '#/components/schemas/Error' } },
} as const;

const retryAfter = {
  'Retry-After': {
    description: 'Seconds to wait.',
    schema: { type: 'integer', minimum: 0 },
  },
} as const;

export const responses = {
  BadRequest: {
    description: 'A value breaks a rule; the message names it.',
    content: errorContent,
  },
  Unauthenticated: {
    description: 'No or no valid credentials.',
    content: errorContent,
  },
  NotAllowed: {
    description: 'The caller may not do this.',
    content: errorContent,
  },
  NotFound: {
    description: 'There is no such thing.',
    content: errorContent,
  },
  Conflict: {
    description: 'The state of the environment or operation does not admit it.',
    content: errorContent,
  },
  TooManyRequests: {
    description: 'Asked too often.',
    headers: retryAfter,
    content: errorContent,
  },
  Unavailable: {
    description: 'AWS does not answer or is throttling.',
    headers: retryAfter,
    content: errorContent,
  },
} as const;

export const parameters = {
  EnvironmentName: {
    name: 'name',
    in: 'path',
    required: true,
    description: 'Name of the environment.',
    schema: { type: 'string', pattern: ENVIRONMENT_NAME_PATTERN },
  },
  OperationId: {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Id of the operation.',
    schema: { type: 'string', format: 'uuid' },
  },
} as const;
