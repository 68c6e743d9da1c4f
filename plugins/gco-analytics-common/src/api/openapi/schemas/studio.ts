import { PROFILE_NAME_PATTERN } from '../../../names';

export const studioSchemas = {
  StudioLanding: {
    type: 'string',
    enum: ['home', 'jupyterlab', 'code-editor', 'canvas'],
  },
  OpenStudioRequest: {
    type: 'object',
    additionalProperties: false,
    properties: { landing: { $ref: '#/components/schemas/StudioLanding' } },
  },
  StudioSessionReady: {
    type: 'object',
    additionalProperties: false,
    required: ['status', 'url', 'expiresAt', 'profileName'],
    properties: {
      status: { type: 'string', enum: ['ready'] },
      url: {
        type: 'string',
        format: 'uri',
        description: 'Presigned URL. Open it at once, never keep it.',
      },
      expiresAt: { type: 'string', format: 'date-time' },
      profileName: { type: 'string', pattern: PROFILE_NAME_PATTERN },
    },
  },
  StudioSessionPreparing: {
    type: 'object',
    additionalProperties: false,
    required: ['status', 'profileName', 'profileState', 'retryAfterMs'],
    properties: {
      status: { type: 'string', enum: ['preparing'] },
      profileName: { type: 'string', pattern: PROFILE_NAME_PATTERN },
      profileState: {
        type: 'string',
        description: "AWS's word for the profile's state.",
      },
      retryAfterMs: { type: 'integer', minimum: 0 },
    },
  },
} as const;
