import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { TestCredentials } from './startTestSandbox';

/** A request that is signed properly, whatever else is wrong with it. */
export async function signedFetch(
  url: string,
  options: {
    service: string;
    credentials: TestCredentials;
    region?: string;
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    signingDate?: Date;
  },
): Promise<{ status: number; headers: Headers; text: string }> {
  const { protocol, hostname, port, pathname, searchParams } = new URL(url);
  const signer = new SignatureV4({
    service: options.service,
    region: options.region ?? 'eu-west-1',
    credentials: options.credentials,
    sha256: Sha256,
    uriEscapePath: options.service !== 's3',
  });
  const { method = 'POST', body = '' } = options;
  const { headers } = await signer.sign(
    new HttpRequest({
      method,
      protocol,
      hostname,
      port: Number(port),
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { host: `${hostname}:${port}`, ...options.headers },
      body,
    }),
    { signingDate: options.signingDate },
  );
  const response = await fetch(url, {
    method,
    headers,
    body: method === 'GET' || method === 'HEAD' ? undefined : body,
  });
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  };
}
