import Ajv from 'ajv';
import {
  mockAccounts,
  mockDegradedSnapshot,
  mockEnvironment,
  mockEnvironmentSummaries,
  mockHealthySnapshot,
  mockOperationEvents,
  mockOperations,
  mockStaleSnapshot,
} from '../../mocks';
import { AnalyticsClient } from '../AnalyticsClient';
import { openapi } from './openapi';

const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema({ ...openapi, $id: 'contract' });

function problems(schema: string, value: unknown) {
  const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
  // JSON leaves undefined members out, as the API does.
  validate!(JSON.parse(JSON.stringify(value)));
  return validate!.errors ?? [];
}

function references(value: unknown): string[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' ? [String(child)] : references(child),
  );
}

describe('openapi', () => {
  it('refers only to what it has', () => {
    const missing = references(openapi).filter(reference => {
      let target: unknown = openapi;
      for (const part of reference.replace('#/', '').split('/')) {
        target = (target as Record<string, unknown> | undefined)?.[part];
      }
      return target === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('names one operation for each method of the client', () => {
    const operationIds = Object.values(openapi.paths)
      .flatMap(path => Object.values(path))
      .map(operation => operation.operationId);
    const methods = Object.getOwnPropertyNames(AnalyticsClient.prototype);
    expect([...operationIds].sort()).toEqual(
      methods.filter(method => method !== 'constructor').sort(),
    );
  });

  it.each<[string, unknown]>([
    ['Environment', mockEnvironment],
    ['StatusSnapshot', mockHealthySnapshot],
    ['StatusSnapshot', mockDegradedSnapshot],
    ['StatusSnapshot', mockStaleSnapshot],
    ...mockAccounts.map((account): [string, unknown] => ['Account', account]),
    ...mockEnvironmentSummaries.map((summary): [string, unknown] => [
      'EnvironmentSummary',
      summary,
    ]),
    ...mockOperations.map((operation): [string, unknown] => [
      'Operation',
      operation,
    ]),
    ...mockOperationEvents.map((event): [string, unknown] => [
      'StoredOperationEvent',
      event,
    ]),
  ])('describes the mock data: %s', (schema, value) => {
    expect(problems(schema, value)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['StartOperationRequest', { kind: 'explode', taskId: 't', config: {} }],
    ['StartOperationRequest', { kind: 'deploy', taskId: '', config: {} }],
    ['StartOperationRequest', { kind: 'deploy', taskId: 't', config: [] }],
    [
      'StartOperationRequest',
      { kind: 'deploy', taskId: 't', config: {}, account: '1' },
    ],
    ['RenewLeaseRequest', { generation: 0 }],
    ['RenewLeaseRequest', { generation: '1' }],
    ['OpenStudioRequest', { landing: 'https://elsewhere' }],
    ['OpenStudioRequest', { profile: 'bruno' }],
    ['CompleteOperationRequest', { generation: 1, state: 'running' }],
    [
      'CompleteOperationRequest',
      { generation: 1, state: 'succeeded', outputs: { DomainId: 1 } },
    ],
    [
      'AppendEventsRequest',
      {
        generation: 1,
        events: Array.from({ length: 201 }, (_, i) => ({
          id: `${i}`,
          at: 'x',
        })),
      },
    ],
  ])('refuses a bad %s', (schema, value) => {
    expect(problems(schema, value)).not.toEqual([]);
  });
});
