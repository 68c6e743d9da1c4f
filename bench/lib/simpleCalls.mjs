// Calls that a portal makes, signed; a signature holds for a quarter of an hour.
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';

const JSON_TYPE = 'application/x-amz-json-1.1';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const form = (service, body) => ({
  service,
  headers: { 'content-type': FORM_TYPE },
  body,
});

const CALLS = {
  GetCallerIdentity: form('sts', 'Action=GetCallerIdentity&Version=2011-06-15'),
  ListDomains: {
    service: 'sagemaker',
    headers: {
      'content-type': JSON_TYPE,
      'x-amz-target': 'SageMaker.ListDomains',
    },
    body: '{}',
  },
  ListApps: {
    service: 'sagemaker',
    headers: {
      'content-type': JSON_TYPE,
      'x-amz-target': 'SageMaker.ListApps',
    },
    body: '{}',
  },
  ListApplications: {
    service: 'emr-serverless',
    method: 'GET',
    path: '/applications',
    headers: {},
  },
  // Every stack of an account and region with its parameters, outputs and tags: not a simple call.
  DescribeStacks: form(
    'cloudformation',
    'Action=DescribeStacks&Version=2010-05-15',
  ),
};

/**
 * Signed requests by operation, as an account's administrator.
 *
 * @param url where the local AWS is
 */
export async function simpleCalls({ url, accountId, region }) {
  const { protocol, hostname, port, host } = new URL(url);
  const signed = Object.entries(CALLS).map(async ([name, call]) => {
    const { service, method = 'POST', path = '/', headers, body } = call;
    const signer = new SignatureV4({
      service,
      region,
      credentials: {
        accessKeyId: `AKIAGCOADMIN${accountId}`,
        secretAccessKey: 'local-admin-secret-not-a-real-key',
      },
      sha256: Sha256,
    });
    const request = await signer.sign(
      new HttpRequest({
        method,
        protocol,
        hostname,
        port: Number(port),
        path,
        headers: { host, ...headers },
        body,
      }),
    );
    return [name, { method, path, headers: request.headers, body }];
  });
  return Object.fromEntries(await Promise.all(signed));
}
