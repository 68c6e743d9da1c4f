import { Properties } from '../Properties';

function filterOf(rule: Properties): object {
  const prefix = rule.optionalText('Prefix');
  const tags = rule.objects('TagFilters').map(tag => ({
    Key: tag.text('Key'),
    Value: tag.text('Value'),
  }));
  const conditions = [prefix !== undefined, ...tags].filter(Boolean).length;
  if (conditions > 1) {
    return { And: { Prefix: prefix, Tags: tags } };
  }
  return tags.length ? { Tag: tags[0] } : { Prefix: prefix ?? '' };
}

function expirationOf(rule: Properties): object | undefined {
  const Days = rule.number('ExpirationInDays');
  const date = rule.optionalText('ExpirationDate');
  const marker = rule.boolean('ExpiredObjectDeleteMarker');
  return Days === undefined && date === undefined && marker === undefined
    ? undefined
    : {
        Days,
        Date: date === undefined ? undefined : new Date(date),
        ExpiredObjectDeleteMarker: marker,
      };
}

function noncurrentExpirationOf(rule: Properties): object | undefined {
  const nested = rule.object('NoncurrentVersionExpiration');
  const NoncurrentDays =
    nested?.number('NoncurrentDays') ??
    rule.number('NoncurrentVersionExpirationInDays');
  return NoncurrentDays === undefined
    ? undefined
    : {
        NoncurrentDays,
        NewerNoncurrentVersions: nested?.number('NewerNoncurrentVersions'),
      };
}

/** A life-cycle rule of a template as S3's own call takes it. */
export function lifecycleRule(rule: Properties): object {
  rule.only(
    'Id',
    'Status',
    'Prefix',
    'TagFilters',
    'ExpirationInDays',
    'ExpirationDate',
    'ExpiredObjectDeleteMarker',
    'NoncurrentVersionExpirationInDays',
    'NoncurrentVersionExpiration',
    'AbortIncompleteMultipartUpload',
    'Transitions',
    'NoncurrentVersionTransitions',
  );
  const abort = rule.object('AbortIncompleteMultipartUpload');
  return {
    ID: rule.optionalText('Id'),
    Status: rule.text('Status'),
    Filter: filterOf(rule),
    Expiration: expirationOf(rule),
    NoncurrentVersionExpiration: noncurrentExpirationOf(rule),
    AbortIncompleteMultipartUpload: abort && {
      DaysAfterInitiation: abort.number('DaysAfterInitiation'),
    },
    Transitions: rule.has('Transitions')
      ? rule.objects('Transitions').map(transition => ({
          Days: transition.number('TransitionInDays'),
          StorageClass: transition.text('StorageClass'),
        }))
      : undefined,
    NoncurrentVersionTransitions: rule.has('NoncurrentVersionTransitions')
      ? rule.objects('NoncurrentVersionTransitions').map(transition => ({
          NoncurrentDays: transition.number('TransitionInDays'),
          NewerNoncurrentVersions: transition.number('NewerNoncurrentVersions'),
          StorageClass: transition.text('StorageClass'),
        }))
      : undefined,
  };
}
