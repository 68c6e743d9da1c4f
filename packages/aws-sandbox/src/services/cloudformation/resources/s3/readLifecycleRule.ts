type Answer = Readonly<Record<string, any>>;

function transition(given: Answer): object {
  return {
    TransitionInDays: given.Days ?? given.NoncurrentDays,
    NewerNoncurrentVersions: given.NewerNoncurrentVersions,
    StorageClass: given.StorageClass,
  };
}

/** A life-cycle rule of S3 in a template's spelling. */
export function readLifecycleRule(rule: Answer): object {
  const filter: Answer = rule.Filter ?? {};
  const tags = filter.And?.Tags ?? (filter.Tag ? [filter.Tag] : undefined);
  const expired: Answer = rule.NoncurrentVersionExpiration ?? {};
  return {
    Id: rule.ID,
    Status: rule.Status,
    Prefix: filter.And?.Prefix ?? filter.Prefix ?? rule.Prefix,
    TagFilters: tags,
    ExpirationInDays: rule.Expiration?.Days,
    ExpirationDate: rule.Expiration?.Date?.toISOString(),
    ExpiredObjectDeleteMarker: rule.Expiration?.ExpiredObjectDeleteMarker,
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
    NoncurrentVersionExpirationInDays: expired.NoncurrentDays,
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    Transitions: rule.Transitions?.map(transition),
    NoncurrentVersionTransitions:
      rule.NoncurrentVersionTransitions?.map(transition),
  };
}
