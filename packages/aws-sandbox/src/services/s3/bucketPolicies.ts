import type {
  DeleteBucketPolicyRequest,
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
  GetBucketPolicyStatusOutput,
  GetBucketPolicyStatusRequest,
  PutBucketPolicyRequest,
} from '@aws-sdk/client-s3';
import { parsePolicy, Policy } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { accessBucket, bucketArn } from './accessBucket';
import { Bucket } from './S3State';

const MAX_POLICY_BYTES = 20 * 1024;

/** Condition keys that narrow a policy to known callers, so that it does not count as public. */
const NARROWING_KEYS = new Set(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:userid',
    's3:DataAccessPointAccount',
    's3:DataAccessPointArn',
  ].map(key => key.toLowerCase()),
);

/** Operations on bucket policies. */
export const bucketPolicyOperations: Record<string, Operation> = {
  GetBucketPolicy(
    context: CallContext,
    input: GetBucketPolicyRequest,
  ): GetBucketPolicyOutput {
    return {
      Policy: requirePolicy(open(context, input, 's3:GetBucketPolicy')),
    };
  },

  GetBucketPolicyStatus(
    context: CallContext,
    input: GetBucketPolicyStatusRequest,
  ): GetBucketPolicyStatusOutput {
    const policy = requirePolicy(
      open(context, input, 's3:GetBucketPolicyStatus'),
    );
    return {
      PolicyStatus: { IsPublic: isPublic(parsePolicy(policy, 'resource')) },
    };
  },

  PutBucketPolicy(context: CallContext, input: PutBucketPolicyRequest): object {
    const bucket = open(context, input, 's3:PutBucketPolicy');
    const policy = parse(input.Policy!);
    const arn = bucketArn(context, bucket.name);
    for (const resource of policy.statements.flatMap(
      statement => statement.resources ?? [],
    )) {
      if (
        resource !== arn &&
        !resource.startsWith(`${arn}/`) &&
        resource !== `${arn}*`
      ) {
        throw new AwsError(
          'MalformedPolicy',
          `Policy has invalid resource: ${resource}`,
        );
      }
    }
    if (bucket.publicAccessBlock?.BlockPublicPolicy && isPublic(policy)) {
      throw new AwsError(
        'AccessDenied',
        `User: ${context.principal.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "${arn}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        403,
      );
    }
    bucket.policy = input.Policy;
    return {};
  },

  DeleteBucketPolicy(
    context: CallContext,
    input: DeleteBucketPolicyRequest,
  ): object {
    open(context, input, 's3:DeleteBucketPolicy').policy = undefined;
    return {};
  },
};

function open(
  context: CallContext,
  input: { Bucket?: string; ExpectedBucketOwner?: string },
  action: string,
): Bucket {
  return accessBucket(context, {
    bucket: input.Bucket!,
    action,
    expectedOwner: input.ExpectedBucketOwner,
  });
}

function requirePolicy(bucket: Bucket): string {
  if (bucket.policy === undefined) {
    throw new AwsError(
      'NoSuchBucketPolicy',
      `The bucket policy does not exist: ${bucket.name}`,
      404,
    );
  }
  return bucket.policy;
}

/** S3 has a code of its own for a malformed policy. */
function parse(document: string): Policy {
  if (Buffer.byteLength(document) > MAX_POLICY_BYTES) {
    throw new AwsError(
      'MalformedPolicy',
      `Policy exceeds the maximum allowed document size: ${MAX_POLICY_BYTES} bytes`,
    );
  }
  try {
    return parsePolicy(document, 'resource');
  } catch (error) {
    throw error instanceof AwsError
      ? new AwsError('MalformedPolicy', error.message)
      : error;
  }
}

/** Whether a policy allows anything to anyone at all. */
function isPublic(policy: Policy): boolean {
  return policy.statements.some(
    ({ effect, principal, notPrincipal, conditions }) =>
      effect === 'Allow' &&
      (notPrincipal !== undefined || principal?.AWS?.includes('*') === true) &&
      !Object.values(conditions)
        .flatMap(byKey => Object.keys(byKey))
        .some(key => NARROWING_KEYS.has(key.toLowerCase())),
  );
}
