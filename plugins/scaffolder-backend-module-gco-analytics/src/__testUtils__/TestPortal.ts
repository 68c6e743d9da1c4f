import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  AuthService,
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import scaffolderModule from '..';
import { AnalyticsAccess, DefaultAnalyticsAccess } from '../access';
import { eventually } from './eventually';
import { portalConfig } from './portalConfig';
import { TestIdentity } from './TestIdentity';

export interface TestPortalOptions {
  /** The analytics backend. */
  analyticsPlugin: BackendFeature;
  /** Address of the local AWS. */
  awsUrl: string;
  /** For working files. */
  directory: string;
}

export interface HttpAnswer {
  status: number;
  // Bodies differ by path; tests say what they expect of them.
  body: any;
}

export interface FinishedTask {
  status: string;
  /** The task's log without colours. */
  log: string[];
  output?: JsonObject;
}

const TEAMS: Record<string, string> = {
  ana: 'forecasting',
  lena: 'forecasting',
  bruno: 'fraud',
};

const template = parse(
  readFileSync(
    resolve(__dirname, '../../../../templates/create/template.yaml'),
    'utf8',
  ),
) as Entity;

/** Scaffolder, analytics backend and real sign-in in one process, on a local AWS; used over HTTP as the browser does. */
export class TestPortal {
  static async start(options: TestPortalOptions): Promise<TestPortal> {
    const identity = await TestIdentity.create();
    const people: Entity[] = Object.entries(TEAMS).map(([name, team]) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name, namespace: 'default' },
      spec: { memberOf: [team] },
    }));
    let scaffolderAuth: AuthService | undefined;
    let access: AnalyticsAccess | undefined;
    const insideScaffolder = createBackendModule({
      pluginId: 'scaffolder',
      moduleId: 'test-portal',
      register({ registerInit }) {
        registerInit({
          deps: { auth: coreServices.auth, discovery: coreServices.discovery },
          async init({ auth, discovery }) {
            scaffolderAuth = auth;
            access = new DefaultAnalyticsAccess({ auth, discovery });
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModule,
        insideScaffolder,
        options.analyticsPlugin,
        identity.plugin,
        authServiceFactory,
        httpAuthServiceFactory,
        catalogServiceMock.factory({ entities: [template, ...people] }),
        createServiceFactory({
          service: coreServices.userInfo,
          deps: {},
          factory: () => ({
            getUserInfo: async credentials => {
              const { userEntityRef } = credentials.principal as {
                userEntityRef: string;
              };
              const team = TEAMS[userEntityRef.split('/')[1]];
              return {
                userEntityRef,
                ownershipEntityRefs: [userEntityRef, `group:default/${team}`],
              };
            },
          }),
        }),
        mockServices.rootConfig.factory({ data: portalConfig(options) }),
      ],
    });
    return new TestPortal(backend, identity, {
      auth: scaffolderAuth!,
      access: access!,
    });
  }

  readonly url: string;

  private constructor(
    private readonly backend: TestBackend,
    readonly identity: TestIdentity,
    /** What the scaffolder's modules have. */
    readonly scaffolder: { auth: AuthService; access: AnalyticsAccess },
  ) {
    this.url = `http://127.0.0.1:${backend.server.port()}`;
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }

  async get(person: string, path: string): Promise<HttpAnswer> {
    return this.#request('GET', person, path);
  }

  async post(
    person: string,
    path: string,
    body: object = {},
  ): Promise<HttpAnswer> {
    return this.#request('POST', person, path, body);
  }

  /** Starts the template "Create an analytics environment". */
  async create(person: string, answers: JsonObject): Promise<HttpAnswer> {
    return this.post(person, '/api/scaffolder/v2/tasks', {
      templateRef: 'template:default/create-analytics-environment',
      values: {
        emr: true,
        idleShutdownMinutes: 120,
        dataOnRetirement: 'destroy',
        ...answers,
      },
    });
  }

  async retry(person: string, taskId: string): Promise<HttpAnswer> {
    return this.post(person, `/api/scaffolder/v2/tasks/${taskId}/retry`, {
      secrets: {},
    });
  }

  /** Waits until the task has a line in its log that matches. */
  async logged(
    person: string,
    taskId: string,
    pattern: RegExp,
  ): Promise<string> {
    return eventually(
      `a line like ${pattern} in the log of task ${taskId}`,
      async () =>
        (await this.#log(person, taskId)).find(line => pattern.test(line)),
    );
  }

  async finished(person: string, taskId: string): Promise<FinishedTask> {
    const status = await eventually(`the end of task ${taskId}`, async () => {
      const { body } = await this.get(
        person,
        `/api/scaffolder/v2/tasks/${taskId}`,
      );
      return ['open', 'processing'].includes(body.status)
        ? undefined
        : (body.status as string);
    });
    const { body } = await this.get(
      person,
      `/api/scaffolder/v2/tasks/${taskId}/events`,
    );
    const completion = body.findLast(
      (event: { type: string }) => event.type === 'completion',
    );
    return {
      status,
      log: await this.#log(person, taskId),
      output: completion?.body.output,
    };
  }

  /** Waits for the end of a task that is to succeed; shows the end of its log when it does not. */
  async completed(person: string, taskId: string): Promise<FinishedTask> {
    const task = await this.finished(person, taskId);
    if (task.status !== 'completed') {
      throw new ConflictError(
        `Task ${taskId} ${task.status}:\n${task.log.slice(-10).join('\n')}`,
      );
    }
    return task;
  }

  async #log(person: string, taskId: string): Promise<string[]> {
    const { body } = await this.get(
      person,
      `/api/scaffolder/v2/tasks/${taskId}/events`,
    );
    return body.map((event: { body: { message?: string } }) =>
      withoutColours(event.body.message ?? ''),
    );
  }

  async #request(
    method: string,
    person: string,
    path: string,
    body?: object,
  ): Promise<HttpAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        Authorization: await this.identity.authorization(
          `user:default/${person}`,
        ),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
    };
  }
}

function withoutColours(message: string): string {
  // eslint-disable-next-line no-control-regex
  return message.replace(/\u001b\[\d+m/g, '').replace(/^(info|warn): /, '');
}
