import {
  LiveProperties,
  tagsOfMap,
  templateShape,
  unlessMissing,
} from './reading';
import { ReadRequest } from './ResourceHandler';

type ApiMap = Readonly<Record<string, unknown>>;

function keyed(map: ApiMap | undefined): unknown {
  return (
    map &&
    Object.entries(map).map(([Key, value]) => ({
      Key,
      Value: templateShape(value),
    }))
  );
}

function byName(map: ApiMap | undefined): unknown {
  return (
    map &&
    Object.fromEntries(
      Object.entries(map).map(([name, value]) => [name, templateShape(value)]),
    )
  );
}

interface Classification {
  readonly classification: string;
  readonly properties?: ApiMap;
  readonly configurations?: readonly Classification[];
}

function classifications(list?: readonly Classification[]): unknown {
  return list?.map(({ classification, properties, configurations }) => ({
    Classification: classification,
    Properties: properties,
    Configurations: classifications(configurations),
  }));
}

/** An EMR Serverless application as it is now; one that is terminated is gone. */
export function readEmrServerlessApplication({
  context,
  properties,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const { application } = await context.invoke(
      'emr-serverless',
      'GetApplication',
      { applicationId: state.physicalId },
    );
    if (application.state === 'TERMINATED') {
      return undefined;
    }
    const shape = (name: string) => templateShape(application[name]);
    const written = properties.text('Type');
    const type = String(application.type);
    return {
      Name: application.name,
      // `Spark` and `SPARK` are the same.
      Type: written.toUpperCase() === type.toUpperCase() ? written : type,
      ReleaseLabel: application.releaseLabel,
      Architecture: application.architecture,
      AutoStartConfiguration: shape('autoStartConfiguration'),
      AutoStopConfiguration: shape('autoStopConfiguration'),
      ImageConfiguration: shape('imageConfiguration'),
      InteractiveConfiguration: shape('interactiveConfiguration'),
      MaximumCapacity: shape('maximumCapacity'),
      MonitoringConfiguration: shape('monitoringConfiguration'),
      NetworkConfiguration: shape('networkConfiguration'),
      SchedulerConfiguration: shape('schedulerConfiguration'),
      InitialCapacity: keyed(application.initialCapacity),
      WorkerTypeSpecifications: byName(application.workerTypeSpecifications),
      RuntimeConfiguration: classifications(application.runtimeConfiguration),
      Tags: tagsOfMap(application.tags),
    };
  });
}
