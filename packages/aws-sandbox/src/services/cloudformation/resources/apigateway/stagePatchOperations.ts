import { Properties } from '../Properties';
import { PatchOperation, segment, setOrRemove } from './patches';

/** Property of a method setting → its path in a PATCH request. */
const SETTINGS: Readonly<Record<string, string>> = {
  DataTraceEnabled: 'logging/dataTrace',
  LoggingLevel: 'logging/loglevel',
  MetricsEnabled: 'metrics/enabled',
  ThrottlingBurstLimit: 'throttling/burstLimit',
  ThrottlingRateLimit: 'throttling/rateLimit',
};

/** `/<path>/<method>` of a method setting; templates write `/*` and `/~1a~1b`. */
function keyOf(setting: Properties): string {
  return `${setting.text('ResourcePath')}/${setting.text('HttpMethod')}`;
}

function methodSettingPatches(
  before: Properties | undefined,
  after: Properties,
): PatchOperation[] {
  const old = (before?.objects('MethodSettings') ?? []).map(keyOf);
  const settings = after.objects('MethodSettings');
  const kept = settings.map(keyOf);
  return [
    ...old
      .filter(key => !kept.includes(key))
      .map(path => ({ op: 'remove' as const, path })),
    ...settings.flatMap(setting => {
      setting.only('HttpMethod', 'ResourcePath', ...Object.keys(SETTINGS));
      return Object.entries(SETTINGS).flatMap(([property, path]) =>
        setting.has(property)
          ? [setOrRemove(`${keyOf(setting)}/${path}`, setting.text(property))]
          : [],
      );
    }),
  ];
}

function accessLogPatches(
  before: Properties | undefined,
  after: Properties,
): PatchOperation[] {
  const setting = after
    .object('AccessLogSetting')
    ?.only('DestinationArn', 'Format');
  if (!setting) {
    return before?.has('AccessLogSetting')
      ? [{ op: 'remove', path: '/accessLogSettings' }]
      : [];
  }
  return [
    setOrRemove(
      '/accessLogSettings/destinationArn',
      setting.text('DestinationArn'),
    ),
    setOrRemove('/accessLogSettings/format', setting.text('Format')),
  ];
}

function variablePatches(
  before: Properties | undefined,
  after: Properties,
): PatchOperation[] {
  const variables = after.object('Variables');
  const gone = (before?.object('Variables')?.names ?? []).filter(
    name => !variables?.has(name),
  );
  return [...gone, ...(variables?.names ?? [])].map(name =>
    setOrRemove(`/variables/${segment(name)}`, variables?.optionalText(name)),
  );
}

/** What brings a stage from one state of its properties to another; from nothing for a new one. */
export function stagePatchOperations(
  before: Properties | undefined,
  after: Properties,
): PatchOperation[] {
  return [
    ...(before
      ? [
          setOrRemove('/deploymentId', after.text('DeploymentId')),
          setOrRemove('/description', after.optionalText('Description')),
          setOrRemove(
            '/tracingEnabled',
            after.boolean('TracingEnabled') ?? false,
          ),
          ...variablePatches(before, after),
        ]
      : []),
    ...accessLogPatches(before, after),
    ...methodSettingPatches(before, after),
  ];
}
