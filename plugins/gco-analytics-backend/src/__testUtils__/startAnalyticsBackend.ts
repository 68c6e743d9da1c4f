import {
  AuditorServiceCreateEventOptions,
  BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import request from 'supertest';
import analyticsPlugin from '..';
import { contractProblems } from './contract';
import { decideForPersonas, Persona, personas } from './personas';

/** One line of the audit log. */
export interface AuditLine {
  eventId: string;
  severityLevel?: string;
  status: 'succeeded' | 'failed';
  meta: JsonObject;
  error?: string;
}

export const mockConfig = {
  gcoAnalytics: {
    hub: { roleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub' },
    accounts: [
      {
        accountId: '444455556666',
        name: 'Analytics sandbox',
        regions: ['eu-west-1', 'us-east-1'],
        readRoleArn: 'arn:aws:iam::444455556666:role/gco-analytics-read',
        externalId: 'local-read-444455556666',
      },
      {
        accountId: '777788889999',
        name: 'Analytics production',
        regions: ['eu-west-1'],
        readRoleArn: 'arn:aws:iam::777788889999:role/gco-analytics-read',
        externalId: 'local-read-777788889999',
      },
    ],
    localAws: { url: 'http://localhost:4766' },
  },
  aws: {
    mainAccount: {
      accessKeyId: 'AKIAGCOLOCALPORTAL01',
      secretAccessKey: 'local-portal-secret-not-a-real-key',
      region: 'eu-west-1',
    },
  },
};

/** The whole plugin in a backend, and means to call it and to see what it does. */
export async function startAnalyticsBackend(options: {
  knex: Knex;
  config?: JsonObject;
  features?: BackendFeature[];
}) {
  const audit: AuditLine[] = [];
  const published: unknown[] = [];
  const signalled: unknown[] = [];
  // Tasks run when a test asks for it.
  const scheduler = mockServices.scheduler.mock();
  const { server } = await startTestBackend({
    features: [
      analyticsPlugin,
      mockServices.rootConfig.factory({
        data: { ...mockConfig, ...options.config },
      }),
      mockServices.database.factory({ knex: options.knex }),
      mockServices.permissions.mock({
        authorizeConditional: decideForPersonas,
      }).factory,
      mockServices.auditor.mock({
        createEvent: async event => auditEvent(event, audit),
      }).factory,
      mockServices.events.mock({
        publish: async ({ topic, eventPayload }) => {
          (topic === 'signals' ? signalled : published).push(eventPayload);
        },
      }).factory,
      scheduler.factory,
      ...(options.features ?? []),
    ],
  });

  async function call(
    method: 'get' | 'post',
    path: string,
    as: Persona,
    body?: object,
  ): Promise<request.Response> {
    const pending = request(server)
      [method](`/api/gco-analytics${path}`)
      .set('authorization', personas[as]);
    const answer = await (body ? pending.send(body) : pending);
    const problems = contractProblems({
      method,
      path,
      status: answer.status,
      body: answer.body,
    });
    expect(problems).toEqual([]);
    return answer;
  }

  async function runTask(id: string): Promise<void> {
    const task = scheduler.scheduleTask.mock.calls
      .map(([definition]) => definition)
      .find(definition => definition.id === id);
    await task?.fn(new AbortController().signal);
    expect(task).toBeDefined();
  }

  return {
    server,
    runTask,
    audit,
    published,
    signalled,
    get: (path: string, as: Persona) => call('get', path, as),
    post: (path: string, as: Persona, body?: object) =>
      call('post', path, as, body),
  };
}

async function auditEvent(
  { eventId, severityLevel, meta }: AuditorServiceCreateEventOptions,
  audit: AuditLine[],
) {
  const line = { eventId, severityLevel };
  return {
    success: async (end?: { meta?: JsonObject }) => {
      audit.push({
        ...line,
        status: 'succeeded',
        meta: { ...meta, ...end?.meta },
      });
    },
    fail: async (end: { error: Error; meta?: JsonObject }) => {
      audit.push({
        ...line,
        status: 'failed',
        meta: { ...meta, ...end.meta },
        error: String(end.error),
      });
    },
  };
}
