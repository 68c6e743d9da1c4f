import { ACCOUNT_ID_PATTERN, REGION_PATTERN } from '../../../names';
import { API_LIMITS } from '../../limits';
import { errorResponses } from '../components';

const listParameters = [
  {
    name: 'owner',
    in: 'query',
    description: 'Entity refs of owners; repeat for several.',
    allowReserved: true,
    explode: true,
    schema: {
      type: 'array',
      maxItems: API_LIMITS.maxFilterValues,
      items: {
        type: 'string',
        minLength: 1,
        maxLength: API_LIMITS.maxEntityRefLength,
      },
    },
  },
  {
    name: 'state',
    in: 'query',
    description: 'States; repeat for several.',
    explode: true,
    schema: {
      type: 'array',
      maxItems: API_LIMITS.maxFilterValues,
      items: { $ref: '#/components/schemas/EnvironmentState' },
    },
  },
  {
    name: 'accountId',
    in: 'query',
    schema: { type: 'string', pattern: ACCOUNT_ID_PATTERN },
  },
  {
    name: 'region',
    in: 'query',
    schema: { type: 'string', pattern: REGION_PATTERN },
  },
  {
    name: 'search',
    in: 'query',
    description: 'Text that the name contains.',
    allowReserved: true,
    schema: { type: 'string', maxLength: API_LIMITS.maxSearchLength },
  },
  {
    name: 'limit',
    in: 'query',
    schema: {
      type: 'integer',
      minimum: 1,
      maximum: API_LIMITS.maxPageSize,
      default: API_LIMITS.defaultPageSize,
    },
  },
  {
    name: 'cursor',
    in: 'query',
    description: '`nextCursor` of the page before.',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: API_LIMITS.maxCursorLength,
    },
  },
] as const;

const name = { $ref: '#/components/parameters/EnvironmentName' } as const;
const notFound = { $ref: '#/components/responses/NotFound' } as const;

export const environmentPaths = {
  '/accounts': {
    get: {
      operationId: 'listAccounts',
      summary: 'Accounts and regions in which environments may be created',
      responses: {
        ...errorResponses,
        200: {
          description: 'The accounts.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/Account' },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  '/environments': {
    get: {
      operationId: 'listEnvironments',
      summary: 'Environments that the caller may see, by name',
      parameters: listParameters,
      responses: {
        ...errorResponses,
        200: {
          description: 'One page.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/EnvironmentSummary' },
                  },
                  nextCursor: {
                    type: 'string',
                    description: 'Absent on the last page.',
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  '/environments/{name}': {
    get: {
      operationId: 'getEnvironment',
      summary: 'One environment in full',
      parameters: [name],
      responses: {
        ...errorResponses,
        404: notFound,
        200: {
          description: 'The environment.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Environment' },
            },
          },
        },
      },
    },
  },
  '/environments/{name}/status': {
    get: {
      operationId: 'getStatus',
      summary: 'The last status snapshot; asks nothing of AWS',
      parameters: [name],
      responses: {
        ...errorResponses,
        404: notFound,
        200: {
          description: 'The snapshot.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/StatusSnapshot' },
            },
          },
        },
      },
    },
  },
  '/environments/{name}/refresh': {
    post: {
      operationId: 'refreshStatus',
      summary: 'Ask AWS now; callers at the same moment share one answer',
      parameters: [name],
      responses: {
        ...errorResponses,
        404: notFound,
        409: { $ref: '#/components/responses/Conflict' },
        429: { $ref: '#/components/responses/TooManyRequests' },
        200: {
          description: 'The new snapshot.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/StatusSnapshot' },
            },
          },
        },
      },
    },
  },
} as const;
