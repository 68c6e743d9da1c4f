import { randomUUID } from 'crypto';
import { ResourceState } from '../model';
import { ignoreMissing } from './ignoreMissing';
import { Properties } from './Properties';
import { ResourceHandler, ResourceRequest } from './ResourceHandler';
import { tagChanges } from './tags';
import { Progress, waitUntil } from './waitUntil';
import { readEmrServerlessApplication } from './readEmrServerlessApplication';

const SERVICE = 'emr-serverless';

function camelCase(name: string): string {
  return name[0].toLowerCase() + name.slice(1);
}

/** Turns member names into the API's spelling, at any depth. */
function apiShape(value: unknown): any {
  if (Array.isArray(value)) {
    return value.map(apiShape);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      camelCase(key),
      apiShape(child),
    ]),
  );
}

/** `[{ Key, Value }]` of a template as the map that the API takes; its keys stay as they are. */
function keyedMap(properties: Properties, name: string): object | undefined {
  return properties.has(name)
    ? Object.fromEntries(
        properties
          .objects(name)
          .map(entry => [entry.text('Key'), apiShape(entry.raw('Value'))]),
      )
    : undefined;
}

function workerTypes(properties: Properties): object | undefined {
  const value: Record<string, unknown> | undefined = properties.raw(
    'WorkerTypeSpecifications',
  );
  return (
    value &&
    Object.fromEntries(
      Object.entries(value).map(([worker, specification]) => [
        worker,
        apiShape(specification),
      ]),
    )
  );
}

/** Configuration properties have dots and capitals of their own. */
function runtimeConfiguration(properties: Properties): object[] | undefined {
  const classification = (item: Properties): object => ({
    classification: item.text('Classification'),
    properties: item.raw('Properties'),
    configurations: item.has('Configurations')
      ? item.objects('Configurations').map(classification)
      : undefined,
  });
  return properties.has('RuntimeConfiguration')
    ? properties.objects('RuntimeConfiguration').map(classification)
    : undefined;
}

/** Members that create and update share. */
function settings(properties: Properties): object {
  const plain = [
    'Architecture',
    'AutoStartConfiguration',
    'AutoStopConfiguration',
    'ImageConfiguration',
    'InteractiveConfiguration',
    'MaximumCapacity',
    'MonitoringConfiguration',
    'NetworkConfiguration',
    'ReleaseLabel',
    'SchedulerConfiguration',
  ].filter(name => properties.has(name));
  return {
    ...Object.fromEntries(
      plain.map(name => [camelCase(name), apiShape(properties.raw(name))]),
    ),
    initialCapacity: keyedMap(properties, 'InitialCapacity'),
    workerTypeSpecifications: workerTypes(properties),
    runtimeConfiguration: runtimeConfiguration(properties),
  };
}

async function waitFor(
  { context }: ResourceRequest,
  applicationId: string,
  progress: (state: string, details?: string) => Progress,
): Promise<void> {
  await waitUntil({
    clock: context.clock,
    what: `application ${applicationId}`,
    probe: async () => {
      const { application } = await context.invoke(SERVICE, 'GetApplication', {
        applicationId,
      });
      return progress(application.state, application.stateDetails);
    },
  });
}

function readiness(state: string, details?: string): Progress {
  if (state === 'CREATING') {
    return 'waiting';
  }
  return state === 'TERMINATED' ? { failed: details ?? state } : 'ready';
}

/** `AWS::EMRServerless::Application` */
export const emrServerlessApplicationHandler: ResourceHandler = {
  type: 'AWS::EMRServerless::Application',
  read: readEmrServerlessApplication,

  async create(request): Promise<ResourceState> {
    const { context, properties, tags, started } = request;
    const { applicationId, arn } = await context.invoke(
      SERVICE,
      'CreateApplication',
      {
        clientToken: randomUUID(),
        name: properties.optionalText('Name'),
        type: properties.text('Type'),
        ...settings(properties),
        tags,
      },
    );
    started(applicationId);
    await waitFor(request, applicationId, readiness);
    return {
      physicalId: applicationId,
      attributes: { ApplicationId: applicationId, Arn: arn },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    if ([...changed].some(name => name !== 'Tags')) {
      await context.invoke(SERVICE, 'UpdateApplication', {
        applicationId: state.physicalId,
        clientToken: randomUUID(),
        ...settings(properties),
      });
    }
    const resourceArn = state.attributes.Arn;
    const { set, removed } = tagChanges(request.previousTags, request.tags);
    if (removed.length) {
      await context.invoke(SERVICE, 'UntagResource', {
        resourceArn,
        tagKeys: removed,
      });
    }
    if (Object.keys(set).length) {
      await context.invoke(SERVICE, 'TagResource', { resourceArn, tags: set });
    }
    return state;
  },

  delete(request) {
    const { context, state } = request;
    return ignoreMissing(async () => {
      await context.invoke(SERVICE, 'DeleteApplication', {
        applicationId: state.physicalId,
      });
      await waitFor(request, state.physicalId, current =>
        current === 'TERMINATED' ? 'ready' : 'waiting',
      );
    });
  },
};
