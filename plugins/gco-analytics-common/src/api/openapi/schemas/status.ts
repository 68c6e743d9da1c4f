import { ENVIRONMENT_NAME_PATTERN } from '../../../names';

export const statusSchemas = {
  Health: {
    type: 'string',
    enum: ['healthy', 'stopped', 'working', 'unknown', 'failed'],
  },
  ResourceStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'id', 'title', 'state', 'health', 'facts'],
    properties: {
      kind: {
        type: 'string',
        enum: ['domain', 'emr', 'bucket', 'file-system'],
      },
      id: { type: 'string', description: 'Id or name in AWS.' },
      title: { type: 'string', description: 'What it is for.' },
      state: { type: 'string', description: "AWS's own word for the state." },
      health: { $ref: '#/components/schemas/Health' },
      reason: { type: 'string', description: 'Why it is not healthy.' },
      facts: { type: 'object', additionalProperties: { type: 'string' } },
      consoleUrl: { type: 'string', format: 'uri' },
    },
  },
  StatusSnapshot: {
    type: 'object',
    additionalProperties: false,
    description: 'What the portal last saw of an environment in AWS.',
    required: ['environment', 'health', 'resources'],
    properties: {
      environment: { type: 'string', pattern: ENVIRONMENT_NAME_PATTERN },
      observedAt: {
        type: 'string',
        format: 'date-time',
        description: 'When AWS was asked; absent before the first time.',
      },
      health: { $ref: '#/components/schemas/Health' },
      resources: {
        type: 'array',
        items: { $ref: '#/components/schemas/ResourceStatus' },
      },
      stale: {
        type: 'object',
        additionalProperties: false,
        description: 'Set when the last attempt to read AWS failed.',
        required: ['since', 'reason'],
        properties: {
          since: { type: 'string', format: 'date-time' },
          reason: { type: 'string' },
        },
      },
    },
  },
} as const;
