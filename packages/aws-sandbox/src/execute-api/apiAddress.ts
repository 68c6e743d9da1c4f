import { WireRequest } from '../protocols';

/** Path below which APIs are reached without their host names. */
export const EXECUTE_API_PATH = '/_execute-api/';

const HOST =
  /^([a-z0-9]{10})(?:-(vpce-[0-9a-f]+))?\.execute-api\.([a-z0-9-]+)\.(?:amazonaws|localhost)\b/;

/** Which API a request is for. */
export interface ApiAddress {
  apiId: string;
  stageName: string;
  /** Only where the host says it. */
  region?: string;
  /** VPC endpoint in the host name, which alone resolves to it. */
  endpointId?: string;
  /** Path below the stage; begins with `/`. */
  path: string;
}

/** Reads `<api>.execute-api.<region>.amazonaws.com/<stage>/…`, `<api>-<endpoint>.execute-api.…` and `/_execute-api/<api>/<stage>/…`; nothing for other requests. */
export function apiAddress(
  request: Pick<WireRequest, 'path' | 'headers'>,
): ApiAddress | undefined {
  const [, apiOfHost, endpointId, region] =
    HOST.exec(request.headers.host ?? '') ?? [];
  if (apiOfHost) {
    const [stageName, ...rest] = request.path.slice(1).split('/');
    return {
      apiId: apiOfHost,
      endpointId,
      region,
      stageName,
      path: `/${rest.join('/')}`,
    };
  }
  if (!request.path.startsWith(EXECUTE_API_PATH)) {
    return undefined;
  }
  const [apiId, stageName = '', ...rest] = request.path
    .slice(EXECUTE_API_PATH.length)
    .split('/');
  return { apiId, stageName, path: `/${rest.join('/')}` };
}
