import { Properties } from '../Properties';
import { PropertyError } from '../propertyError';

/** The property as the API takes it: names are the same, but what is not known here is refused. */
function member(
  properties: Properties,
  name: string,
  read: (value: Properties) => object,
): object | undefined {
  const value = properties.object(name);
  return value && read(value);
}

/** `Code` as the API takes it; inline text becomes an archive with one file. */
export async function codeInput(properties: Properties): Promise<object> {
  const code = properties
    .object('Code')!
    .only('ZipFile', 'S3Bucket', 'S3Key', 'S3ObjectVersion');
  const text = code.optionalText('ZipFile');
  if (text === undefined) {
    return {
      S3Bucket: code.optionalText('S3Bucket'),
      S3Key: code.optionalText('S3Key'),
      S3ObjectVersion: code.optionalText('S3ObjectVersion'),
    };
  }
  const [file] = (properties.optionalText('Handler') ?? '').split('.');
  if (file !== 'index') {
    throw new PropertyError(
      `The handler of inline code must be in file index, not in ${file}`,
    );
  }
  const JSZip: typeof import('jszip') = require('jszip');
  const archive = new JSZip();
  archive.file('index.js', text, { date: new Date(0) });
  return { ZipFile: await archive.generateAsync({ type: 'nodebuffer' }) };
}

/** Members that creation and change of the configuration share. */
export function configurationInput(properties: Properties): object {
  return {
    Role: properties.text('Role'),
    Handler: properties.optionalText('Handler'),
    Runtime: properties.optionalText('Runtime'),
    Description: properties.optionalText('Description'),
    Timeout: properties.number('Timeout'),
    MemorySize: properties.number('MemorySize'),
    KMSKeyArn: properties.optionalText('KmsKeyArn'),
    Layers: properties.texts('Layers'),
    DeadLetterConfig: member(properties, 'DeadLetterConfig', config => ({
      TargetArn: config.only('TargetArn').optionalText('TargetArn'),
    })),
    Environment: member(properties, 'Environment', environment => ({
      Variables: variables(environment.only('Variables')),
    })),
    EphemeralStorage: member(properties, 'EphemeralStorage', storage => ({
      Size: storage.only('Size').number('Size'),
    })),
    FileSystemConfigs: properties.has('FileSystemConfigs')
      ? properties.objects('FileSystemConfigs').map(config => ({
          Arn: config.only('Arn', 'LocalMountPath').text('Arn'),
          LocalMountPath: config.text('LocalMountPath'),
        }))
      : undefined,
    LoggingConfig: member(properties, 'LoggingConfig', logging => {
      logging.only(
        'ApplicationLogLevel',
        'LogFormat',
        'LogGroup',
        'SystemLogLevel',
      );
      return {
        ApplicationLogLevel: logging.optionalText('ApplicationLogLevel'),
        LogFormat: logging.optionalText('LogFormat'),
        LogGroup: logging.optionalText('LogGroup'),
        SystemLogLevel: logging.optionalText('SystemLogLevel'),
      };
    }),
    SnapStart: member(properties, 'SnapStart', snapStart => ({
      ApplyOn: snapStart.only('ApplyOn').text('ApplyOn'),
    })),
    TracingConfig: member(properties, 'TracingConfig', tracing => ({
      Mode: tracing.only('Mode').optionalText('Mode'),
    })),
    VpcConfig: member(properties, 'VpcConfig', vpc => {
      vpc.only('Ipv6AllowedForDualStack', 'SecurityGroupIds', 'SubnetIds');
      return {
        SecurityGroupIds: vpc.texts('SecurityGroupIds'),
        SubnetIds: vpc.texts('SubnetIds'),
      };
    }),
  };
}

function variables(environment: Properties): Record<string, string> {
  const values = environment.object('Variables');
  return Object.fromEntries(
    (values?.names ?? []).map(name => [name, values!.text(name)]),
  );
}

/** Defaults for what a changed template no longer says, so that an update takes it back. */
export const CONFIGURATION_DEFAULTS = {
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  KMSKeyArn: '',
  Environment: { Variables: {} },
  EphemeralStorage: { Size: 512 },
  FileSystemConfigs: [],
  TracingConfig: { Mode: 'PassThrough' },
  VpcConfig: { SecurityGroupIds: [], SubnetIds: [] },
};
