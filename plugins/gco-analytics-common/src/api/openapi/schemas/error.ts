export const errorSchemas = {
  Error: {
    type: 'object',
    additionalProperties: false,
    description: "Backstage's error body.",
    required: ['error', 'response'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string', examples: ['InputError'] },
          message: { type: 'string' },
        },
        additionalProperties: true,
      },
      request: {
        type: 'object',
        additionalProperties: false,
        properties: { method: { type: 'string' }, url: { type: 'string' } },
      },
      response: {
        type: 'object',
        additionalProperties: false,
        required: ['statusCode'],
        properties: { statusCode: { type: 'integer' } },
      },
    },
  },
} as const;
