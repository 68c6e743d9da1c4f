import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { tagList } from '../tags';
import { bucketSettings } from './bucketSettings';
import { readBucket, readBucketPolicy } from './readBucket';

const MAXIMUM_NAME_LENGTH = 63;
/** The one region that S3 does not take as a location constraint. */
const DEFAULT_LOCATION = 'us-east-1';

function stateOf({ context }: ResourceRequest, bucket: string): ResourceState {
  const { partition, region } = context;
  return {
    physicalId: bucket,
    attributes: {
      Arn: `arn:${partition}:s3:::${bucket}`,
      DomainName: `${bucket}.s3.amazonaws.com`,
      DualStackDomainName: `${bucket}.s3.dualstack.${region}.amazonaws.com`,
      RegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
      WebsiteURL: `http://${bucket}.s3-website-${region}.amazonaws.com`,
    },
  };
}

/** Sets or takes away the settings that are named. */
async function applySettings(
  { context, properties }: ResourceRequest,
  Bucket: string,
  names: (property: string) => boolean,
): Promise<void> {
  for (const setting of bucketSettings.filter(({ property }) =>
    names(property),
  )) {
    await (properties.has(setting.property)
      ? context.invoke('s3', setting.put, {
          Bucket,
          ...setting.input(properties, Bucket),
        })
      : context.invoke('s3', setting.remove.operation, {
          Bucket,
          ...setting.remove.input,
        }));
  }
}

async function setTags({ context, tags }: ResourceRequest, Bucket: string) {
  await (Object.keys(tags).length
    ? context.invoke('s3', 'PutBucketTagging', {
        Bucket,
        Tagging: { TagSet: tagList(tags) },
      })
    : context.invoke('s3', 'DeleteBucketTagging', { Bucket }));
}

/** `AWS::S3::Bucket` */
export const bucketHandler: ResourceHandler = {
  type: 'AWS::S3::Bucket',
  read: readBucket,

  async create(request) {
    const { context, properties, tags, started } = request;
    const { region } = context;
    const Bucket =
      properties.optionalText('BucketName') ??
      physicalName(request, {
        maxLength: MAXIMUM_NAME_LENGTH,
        lowerCase: true,
      });
    await context.invoke('s3', 'CreateBucket', {
      Bucket,
      CreateBucketConfiguration:
        region === DEFAULT_LOCATION
          ? undefined
          : { LocationConstraint: region },
      ObjectLockEnabledForBucket: properties.boolean('ObjectLockEnabled'),
    });
    started(Bucket);
    const initial = bucketSettings
      .filter(
        ({ property, isInitial }) =>
          properties.has(property) && isInitial?.(properties),
      )
      .map(({ property }) => property);
    await applySettings(
      request,
      Bucket,
      property => properties.has(property) && !initial.includes(property),
    );
    if (Object.keys(tags).length) {
      await setTags(request, Bucket);
    }
    return stateOf(request, Bucket);
  },

  async update(request) {
    const { state, changed } = request;
    await applySettings(request, state.physicalId, property =>
      changed.has(property),
    );
    if (changed.has('Tags')) {
      await setTags(request, state.physicalId);
    }
    return stateOf(request, state.physicalId);
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('s3', 'DeleteBucket', { Bucket: state.physicalId }),
    );
  },
};

/** `AWS::S3::BucketPolicy` */
export const bucketPolicyHandler: ResourceHandler = {
  type: 'AWS::S3::BucketPolicy',
  read: readBucketPolicy,

  async create({ context, properties, started }) {
    const Bucket = properties.text('Bucket');
    await context.invoke('s3', 'PutBucketPolicy', {
      Bucket,
      Policy: properties.document('PolicyDocument'),
    });
    started(Bucket);
    return { physicalId: Bucket, attributes: {} };
  },

  async update({ context, properties, state }) {
    await context.invoke('s3', 'PutBucketPolicy', {
      Bucket: state.physicalId,
      Policy: properties.document('PolicyDocument'),
    });
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('s3', 'DeleteBucketPolicy', { Bucket: state.physicalId }),
    );
  },
};
