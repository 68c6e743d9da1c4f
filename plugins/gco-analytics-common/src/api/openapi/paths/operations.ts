import { API_LIMITS } from '../../limits';
import { errorResponses } from '../components';

const operationId = { $ref: '#/components/parameters/OperationId' } as const;
const notFound = { $ref: '#/components/responses/NotFound' } as const;
const conflict = { $ref: '#/components/responses/Conflict' } as const;

export const operationPaths = {
  '/environments/{name}/operations': {
    get: {
      operationId: 'listOperations',
      summary: 'Operations of an environment, newest first',
      parameters: [{ $ref: '#/components/parameters/EnvironmentName' }],
      responses: {
        ...errorResponses,
        404: notFound,
        200: {
          description: 'The operations.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/Operation' },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  '/operations': {
    post: {
      operationId: 'startOperation',
      summary: 'Register the environment when it is new and take its lease',
      description:
        'For the scaffolder, on behalf of a person; for the scaffolder itself only to resume an operation of the same task.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/StartOperationRequest' },
          },
        },
      },
      responses: {
        ...errorResponses,
        404: notFound,
        409: conflict,
        201: {
          description: 'The operation, its lease taken.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/StartedOperation' },
            },
          },
        },
      },
    },
  },
  '/operations/{id}/lease': {
    post: {
      operationId: 'renewLease',
      summary: 'Renew the lease; for the scaffolder',
      parameters: [operationId],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/RenewLeaseRequest' },
          },
        },
      },
      responses: {
        ...errorResponses,
        404: notFound,
        409: conflict,
        204: { description: 'Renewed.' },
      },
    },
  },
  '/operations/{id}/events': {
    get: {
      operationId: 'listOperationEvents',
      summary: `Events of an operation in order, at most ${API_LIMITS.maxEventsPerPage} at a time`,
      parameters: [
        operationId,
        {
          name: 'after',
          in: 'query',
          description: 'Only events after this sequence number.',
          schema: { type: 'integer', minimum: 0, maximum: 2147483647 },
        },
      ],
      responses: {
        ...errorResponses,
        404: notFound,
        200: {
          description: 'The events.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: {
                      $ref: '#/components/schemas/StoredOperationEvent',
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    post: {
      operationId: 'appendEvents',
      summary: 'Append events; for the scaffolder',
      parameters: [operationId],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/AppendEventsRequest' },
          },
        },
      },
      responses: {
        ...errorResponses,
        404: notFound,
        409: conflict,
        204: { description: 'Stored.' },
      },
    },
  },
  '/operations/{id}/completion': {
    post: {
      operationId: 'completeOperation',
      summary: 'End the operation and give the lease back; for the scaffolder',
      parameters: [operationId],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/CompleteOperationRequest' },
          },
        },
      },
      responses: {
        ...errorResponses,
        404: notFound,
        409: conflict,
        200: {
          description: 'The ended operation.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Operation' },
            },
          },
        },
      },
    },
  },
} as const;
