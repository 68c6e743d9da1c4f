import { ENVIRONMENT_NAME_PATTERN } from '../../../names';
import { API_LIMITS } from '../../limits';

const shortText = { type: 'string', minLength: 1, maxLength: 256 } as const;

const generation = {
  type: 'integer',
  minimum: 1,
  maximum: 2147483647,
  description:
    'Fencing number of the lease; a call with an older one is refused with 409.',
} as const;

const failure = {
  type: 'object',
  required: ['reason'],
  additionalProperties: false,
  properties: {
    resource: { ...shortText, description: 'Logical id.' },
    resourceType: { ...shortText, description: 'CloudFormation type.' },
    reason: {
      type: 'string',
      minLength: 1,
      maxLength: API_LIMITS.maxReasonLength,
      description: "AWS's own reason.",
    },
  },
} as const;

const progress = {
  type: 'object',
  required: ['completed'],
  additionalProperties: false,
  properties: {
    completed: { type: 'integer', minimum: 0, maximum: 100000 },
    total: { type: 'integer', minimum: 0, maximum: 100000 },
  },
} as const;

const eventProperties = {
  id: {
    type: 'string',
    minLength: 1,
    maxLength: API_LIMITS.maxEventIdLength,
    description: 'Appending the same id twice stores it once.',
  },
  at: { type: 'string', format: 'date-time' },
  resource: { ...shortText, description: 'Logical id of the resource.' },
  resourceType: shortText,
  physicalId: { type: 'string', maxLength: 2048 },
  status: shortText,
  message: { type: 'string', maxLength: API_LIMITS.maxEventMessageLength },
  progress: { $ref: '#/components/schemas/OperationProgress' },
} as const;

export const operationSchemas = {
  OperationKind: {
    type: 'string',
    enum: ['deploy', 'change', 'upgrade', 'drift', 'retire'],
  },
  OperationState: {
    type: 'string',
    enum: ['running', 'succeeded', 'failed', 'cancelled'],
  },
  OperationProgress: progress,
  OperationFailure: failure,
  Operation: {
    type: 'object',
    additionalProperties: false,
    description: 'One run of deploy, change, upgrade, drift check or delete.',
    required: [
      'id',
      'environment',
      'kind',
      'state',
      'generation',
      'startedBy',
      'startedAt',
    ],
    properties: {
      id: { type: 'string', format: 'uuid' },
      environment: { type: 'string', pattern: ENVIRONMENT_NAME_PATTERN },
      kind: { $ref: '#/components/schemas/OperationKind' },
      state: { $ref: '#/components/schemas/OperationState' },
      generation,
      taskId: { type: 'string' },
      startedBy: { type: 'string' },
      startedAt: { type: 'string', format: 'date-time' },
      finishedAt: { type: 'string', format: 'date-time' },
      progress: { $ref: '#/components/schemas/OperationProgress' },
      failure: { $ref: '#/components/schemas/OperationFailure' },
    },
  },
  OperationEvent: {
    type: 'object',
    required: ['id', 'at'],
    additionalProperties: false,
    properties: eventProperties,
  },
  StoredOperationEvent: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'at', 'sequence'],
    properties: {
      ...eventProperties,
      sequence: {
        type: 'integer',
        minimum: 1,
        description: 'Position in the operation, without gaps.',
      },
    },
  },
  StartOperationRequest: {
    type: 'object',
    required: ['kind', 'taskId', 'config'],
    additionalProperties: false,
    properties: {
      kind: { $ref: '#/components/schemas/OperationKind' },
      taskId: {
        type: 'string',
        minLength: 1,
        maxLength: API_LIMITS.maxTaskIdLength,
        pattern: '^[A-Za-z0-9._:-]+$',
      },
      config: {
        type: 'object',
        description: 'Blueprint config without its access section.',
        additionalProperties: true,
      },
    },
  },
  StartedOperation: {
    type: 'object',
    additionalProperties: false,
    required: ['operation', 'environment', 'leaseSeconds', 'access'],
    properties: {
      operation: { $ref: '#/components/schemas/Operation' },
      environment: { $ref: '#/components/schemas/Environment' },
      leaseSeconds: { type: 'number' },
      access: {
        type: 'object',
        additionalProperties: false,
        required: ['hubRoleArn', 'externalId'],
        properties: {
          hubRoleArn: { type: 'string' },
          externalId: { type: 'string' },
        },
      },
    },
  },
  RenewLeaseRequest: {
    type: 'object',
    required: ['generation'],
    additionalProperties: false,
    properties: { generation },
  },
  AppendEventsRequest: {
    type: 'object',
    required: ['generation', 'events'],
    additionalProperties: false,
    properties: {
      generation,
      events: {
        type: 'array',
        maxItems: API_LIMITS.maxEventsPerAppend,
        items: { $ref: '#/components/schemas/OperationEvent' },
      },
    },
  },
  CompleteOperationRequest: {
    type: 'object',
    required: ['generation', 'state'],
    additionalProperties: false,
    properties: {
      generation,
      state: { type: 'string', enum: ['succeeded', 'failed', 'cancelled'] },
      outputs: {
        type: 'object',
        description: 'Stack outputs by output key.',
        maxProperties: API_LIMITS.maxOutputs,
        additionalProperties: {
          type: 'string',
          maxLength: API_LIMITS.maxOutputValueLength,
        },
      },
      failure: { $ref: '#/components/schemas/OperationFailure' },
    },
  },
} as const;
