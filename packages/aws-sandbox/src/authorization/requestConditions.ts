import { CallOrigin } from '../core/Authorizer';
import { Principal } from '../core/types';

/** What the condition keys of every request are made of. */
export interface RequestFacts {
  principal: Principal;
  /** Tags of the user or role itself; tags of the session override them. */
  principalTags: Readonly<Record<string, string>>;
  region: string;
  now: Date;
  origin: CallOrigin;
}

/** The global condition keys (`aws:…`) of a request. The sandbox counts as reached over TLS. */
export function requestConditions(
  facts: RequestFacts,
): Record<string, string | string[]> {
  const { principal, origin, now } = facts;
  const isService = principal.kind === 'service';
  const values: Record<string, string | string[]> = {
    'aws:RequestedRegion': facts.region,
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:UserAgent': origin.userAgent,
    'aws:PrincipalIsAWSService': String(isService),
    'aws:ViaAWSService': String(origin.calledVia.length > 0),
  };
  if (isService) {
    return {
      ...values,
      'aws:PrincipalServiceName': principal.arn,
      ...(principal.sourceArn === undefined
        ? {}
        : {
            'aws:SourceArn': principal.sourceArn,
            'aws:SourceAccount': principal.accountId,
          }),
    };
  }
  if (origin.calledVia.length === 0) {
    Object.assign(values, networkConditions(origin));
  } else {
    values['aws:CalledVia'] = [...origin.calledVia];
    values['aws:CalledViaFirst'] = origin.calledVia[0];
    values['aws:CalledViaLast'] = origin.calledVia[origin.calledVia.length - 1];
  }
  values['aws:PrincipalAccount'] = principal.accountId;
  values['aws:PrincipalArn'] = principal.roleArn ?? principal.arn;
  values['aws:PrincipalType'] =
    principal.kind === 'user' ? 'User' : 'AssumedRole';
  values['aws:userid'] = principal.userId;
  if (principal.issuedAt) {
    values['aws:TokenIssueTime'] = principal.issuedAt.toISOString();
    values['aws:MultiFactorAuthPresent'] = 'false';
  }
  if (principal.kind === 'user') {
    values['aws:username'] = principal.arn.slice(
      principal.arn.lastIndexOf('/') + 1,
    );
  }
  if (principal.sourceIdentity) {
    values['aws:SourceIdentity'] = principal.sourceIdentity;
  }
  for (const [key, value] of Object.entries({
    ...facts.principalTags,
    ...principal.sessionTags,
  })) {
    values[`aws:PrincipalTag/${key}`] = value;
  }
  return values;
}

/** Where on the network a request comes from: addresses count on the internet alone, and in a VPC by keys of their own. */
export function networkConditions({
  endpoint,
  sourceIp,
}: Pick<CallOrigin, 'endpoint' | 'sourceIp'>): Record<string, string> {
  if (!endpoint) {
    return { 'aws:SourceIp': sourceIp };
  }
  return {
    'aws:SourceVpce': endpoint.endpointId,
    'aws:SourceVpc': endpoint.vpcId,
    'aws:VpceAccount': endpoint.accountId,
    ...(endpoint.sourceIp === undefined
      ? {}
      : { 'aws:VpcSourceIp': endpoint.sourceIp }),
  };
}
