import { ReactElement } from 'react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  AuthorizeResult,
  EvaluatePermissionRequest,
} from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { Entity } from '@backstage/catalog-model';
import { AnalyticsApi } from '@gco/plugin-gco-analytics-common';
import { analyticsApiRef } from '../api';
import { createEnvironmentRouteRef, operationTaskRouteRef } from '../routes';
import { MockSignalApi } from './MockSignalApi';

/** Renders a part of the plugin in an app with mock APIs and the routes that it links to. */
export function renderScreen(
  element: ReactElement,
  options: {
    api: AnalyticsApi;
    signals?: MockSignalApi;
    entities?: Entity[];
    authorize?: (
      request: EvaluatePermissionRequest,
    ) => AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  },
) {
  const { api, signals = new MockSignalApi(), entities, authorize } = options;
  return renderInTestApp(element, {
    apis: [
      [analyticsApiRef, api],
      [signalApiRef, signals],
      [catalogApiRef, catalogApiMock({ entities })],
      [
        permissionApiRef,
        mockApis.permission({ authorize: authorize ?? AuthorizeResult.ALLOW }),
      ],
    ],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/create/templates/:namespace/:templateName': createEnvironmentRouteRef,
      '/create/tasks/:taskId': operationTaskRouteRef,
    },
  });
}
