import { ResourceKind } from '@gco/plugin-gco-analytics-common';

const hosts: Record<string, string> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Page of a resource in the AWS console; undefined in a partition whose console is not known. */
export function consoleUrl(options: {
  kind: ResourceKind;
  id: string;
  region: string;
  partition: string;
}): string | undefined {
  const host = hosts[options.partition];
  if (!host) {
    return undefined;
  }
  const id = encodeURIComponent(options.id);
  const region = encodeURIComponent(options.region);
  const base = `https://${region}.${host}`;
  switch (options.kind) {
    case 'domain':
      return `${base}/sagemaker/home?region=${region}#/studio/${id}`;
    case 'emr':
      return `${base}/emr/home?region=${region}#/serverless/applications/${id}`;
    case 'file-system':
      return `${base}/efs/home?region=${region}#/file-systems/${id}`;
    default:
      return `${base}/s3/buckets/${id}?region=${region}`;
  }
}
