import { CallContext } from '../../core/types';

/** The ARN of something of Studio, e.g. `domain/d-…`. */
export function studioArn(
  { partition, region, accountId }: CallContext,
  path: string,
): string {
  return `arn:${partition}:sagemaker:${region}:${accountId}:${path}`;
}

export const domainArn = (context: CallContext, domainId: string) =>
  studioArn(context, `domain/${domainId}`);

export const userProfileArn = (
  context: CallContext,
  domainId: string,
  name: string,
) => studioArn(context, `user-profile/${domainId}/${name}`);

export const spaceArn = (
  context: CallContext,
  domainId: string,
  name: string,
) => studioArn(context, `space/${domainId}/${name}`);
