import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { openapi } from '@gco/plugin-gco-analytics-common';
import express from 'express';
import { addEnvironmentRoutes } from './environmentRoutes';
import { addOperationRoutes } from './operationRoutes';
import { retryAfter } from './retryAfter';
import { addStudioRoutes } from './studioRoutes';
import { RouterOptions } from './types';

/** Room for a full batch of events of ordinary length. */
const BODY_LIMIT = '512kb';

/** The plugin's HTTP API. Requests are checked against the OpenAPI document before a handler sees them. */
export function createRouter(options: RouterOptions): express.Router {
  const router = createValidatedOpenApiRouter(openapi, {
    middleware: [express.json({ limit: BODY_LIMIT })],
  });
  addEnvironmentRoutes(router, options);
  addStudioRoutes(router, options);
  addOperationRoutes(router, options);
  router.use(retryAfter());
  return router as unknown as express.Router;
}
