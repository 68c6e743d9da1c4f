import { WireRequest } from '../types';

/** Hosts below which a leading label is a bucket: `bucket.localhost`, `bucket.s3.localhost`. */
const VIRTUAL_HOST = /^(.+?)(?:\.s3(?:[.-][\w-]+)?)?\.localhost(?::\d+)?$/;

/** The bucket that a request names, by path or host name, and the path that is left: `/` or `/key`. */
export function bucketAddress(request: Pick<WireRequest, 'path' | 'headers'>): {
  bucket?: string;
  path: string;
} {
  const host = VIRTUAL_HOST.exec(request.headers.host ?? '');
  if (host && host[1] !== 's3') {
    return { bucket: host[1], path: request.path };
  }
  const [, bucket, rest] = /^\/([^/]*)(\/.*)?$/.exec(request.path) ?? [];
  return bucket
    ? { bucket: decodeURIComponent(bucket), path: rest ?? '/' }
    : { path: '/' };
}
