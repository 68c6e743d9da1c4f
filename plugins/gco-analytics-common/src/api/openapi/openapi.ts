import { parameters, responses } from './components';
import { environmentPaths, operationPaths, studioPaths } from './paths';
import {
  environmentSchemas,
  errorSchemas,
  operationSchemas,
  statusSchemas,
  studioSchemas,
} from './schemas';

/**
 * The API's contract: an OpenAPI 3.1 document. The backend validates every request against it and serves it at
 * `/api/gco-analytics/openapi.json`.
 *
 * @public
 */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'gco-analytics',
    version: '1',
    description:
      'Self-service AWS analytics environments: environments, their state, Studio sessions and operations.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  components: {
    parameters,
    responses,
    schemas: {
      ...environmentSchemas,
      ...operationSchemas,
      ...statusSchemas,
      ...studioSchemas,
      ...errorSchemas,
    },
  },
  paths: { ...environmentPaths, ...studioPaths, ...operationPaths },
} as const;
