import { errorResponses } from '../components';

const headers = {
  'Cache-Control': {
    description: 'Always `no-store`.',
    schema: { type: 'string' },
  },
} as const;

export const studioPaths = {
  '/environments/{name}/studio-sessions': {
    post: {
      operationId: 'openStudio',
      summary: "Mint a URL for the caller's own profile",
      description:
        'Only people may call this, as themselves. The profile is made on first use; until it is ready the answer is 202.',
      parameters: [{ $ref: '#/components/parameters/EnvironmentName' }],
      requestBody: {
        required: false,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/OpenStudioRequest' },
          },
        },
      },
      responses: {
        ...errorResponses,
        404: { $ref: '#/components/responses/NotFound' },
        409: { $ref: '#/components/responses/Conflict' },
        429: { $ref: '#/components/responses/TooManyRequests' },
        503: { $ref: '#/components/responses/Unavailable' },
        201: {
          description: 'A URL to go to at once.',
          headers,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/StudioSessionReady' },
            },
          },
        },
        202: {
          description: 'The profile is being made; ask again.',
          headers,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/StudioSessionPreparing' },
            },
          },
        },
      },
    },
  },
} as const;
