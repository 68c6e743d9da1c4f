import { NamedError } from '../shared/errors';
import { CustomResource, Left } from './CustomResource';
import { described } from './described';
import { Properties } from './Properties';
import { Request } from './Request';
import {
  SparkApplication,
  SparkApplications,
  SparkJob,
} from './SparkApplications';

/** A message ends up in a stack event, which holds about a thousand characters. */
const NAMED_AT_MOST = 10;

/** Somebody's work would be lost by an update. */
export class SparkInUse extends NamedError {
  constructor({ id, name }: SparkApplication, jobs: readonly SparkJob[]) {
    super(
      'SparkInUse',
      `Spark application ${
        name ?? id
      } must be stopped for its new settings, and ${
        jobs.length === 1 ? 'this job runs' : 'these jobs run'
      } in it: ${jobs
        .slice(0, NAMED_AT_MOST)
        .map(nameOf)
        .join(', ')}. Deploy again when finished, or cancel first.`,
    );
  }
}

const WHEN = ['update', 'delete'] as const;

/**
 * `Custom::SparkStop`: AWS updates and deletes an application only while it is stopped. One of these comes before the
 * application, to stop it when its settings change; people's jobs are waited for by nobody and cancelled by nobody then.
 * Another one comes after it, to stop it before it is deleted, with all that runs.
 */
export function stopSpark(spark: SparkApplications): CustomResource {
  return {
    check: ({ properties }) => {
      properties.oneOf('When', WHEN);
      named(properties);
    },
    physicalId: ({ properties }) => {
      const { id, name } = named(properties);
      return `spark-stop-${properties.oneOf('When', WHEN)}-${id ?? name}`;
    },
    pass: async request => {
      if (!isWanted(request)) return [];
      const applications = await find(spark, named(request.properties));
      const left = await Promise.all(
        applications.map(application =>
          stop(spark, application, request.type === 'Delete'),
        ),
      );
      return left.flat();
    },
  };
}

function isWanted({ type, properties, before }: Request): boolean {
  if (properties.oneOf('When', WHEN) === 'delete') return type === 'Delete';
  return (
    type === 'Update' &&
    properties.optional('SettingsHash') !== before.optional('SettingsHash')
  );
}

async function stop(
  spark: SparkApplications,
  application: SparkApplication,
  mayCancel: boolean,
): Promise<Left> {
  const { id, state } = application;
  if (['CREATED', 'STOPPED', 'TERMINATED'].includes(state)) return [];
  const what = `Spark application ${application.name ?? id}`;
  // What is in between comes to rest by itself.
  if (state !== 'STARTED') return [described(what, state)];
  const jobs = await spark.listJobs(id);
  if (jobs.length === 0) return [described(what, state, await spark.stop(id))];
  if (!mayCancel) throw new SparkInUse(application, jobs);
  for (const job of jobs.filter(({ isEnding }) => !isEnding)) {
    await spark.cancel(id, job.id);
  }
  return [described(what, state), ...jobs.map(job => `job ${nameOf(job)}`)];
}

async function find(
  spark: SparkApplications,
  { id, name }: ReturnType<typeof named>,
): Promise<SparkApplication[]> {
  if (id === undefined) return spark.findByName(name!);
  const application = await spark.find(id);
  return application ? [application] : [];
}

function named(properties: Properties): { id?: string; name?: string } {
  const id = properties.optional('ApplicationId');
  return id === undefined
    ? { name: properties.text('ApplicationName') }
    : { id };
}

function nameOf({ id, name }: SparkJob): string {
  return described(id, name);
}
