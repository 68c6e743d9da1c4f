import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { access } from '../configs';
import type { LocalAws } from '../localAws';

/** Configuration of SDK clients that act in a role of an environment for one person, as the portal's do. */
export async function assumePortalRole(
  aws: LocalAws,
  RoleArn: string,
  person: string,
) {
  const place = { region: 'eu-west-1', endpoint: aws.url };
  const sts = new STSClient({ ...place, credentials: aws.hubCredentials });
  const { Credentials: session } = await sts.send(
    new AssumeRoleCommand({
      RoleArn,
      RoleSessionName: person,
      ExternalId: access.externalId,
      SourceIdentity: person,
      Tags: [{ Key: 'studiouserid', Value: person }],
    }),
  );
  return {
    ...place,
    credentials: {
      accessKeyId: session!.AccessKeyId!,
      secretAccessKey: session!.SecretAccessKey!,
      sessionToken: session!.SessionToken,
    },
  };
}
