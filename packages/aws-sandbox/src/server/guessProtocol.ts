import { ProtocolName, WireRequest } from '../protocols';

/** Services that speak XML over REST; all others of the REST kind speak JSON. */
const REST_XML_SERVICES = new Set(['s3', 'route53', 'cloudfront']);

/** The protocol in which to answer when the service's model is not known. */
export function guessProtocol(
  request: WireRequest,
  service: string | undefined,
): ProtocolName {
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('application/x-amz-json')) {
    return 'awsJson';
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return 'awsQuery';
  }
  return service === undefined || REST_XML_SERVICES.has(service)
    ? 'restXml'
    : 'restJson';
}
