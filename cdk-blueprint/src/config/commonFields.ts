import { choice, integer, text } from './fields';

/** Prefix of all names of a project. */
export const projectName = () =>
  text(
    'must be 2 to 31 lower-case letters, digits or hyphens, beginning with a letter but not with aws or ssm, and without the word -analytics',
    // SSM keeps the first two for itself. With the word inside, the stacks of two projects could end up with one name.
    /^(?!aws|ssm)(?!.*-analytics(-|$))[a-z][a-z0-9-]{1,30}$/,
  ).default('gco');

/** Id of an AWS account. */
export const account = () => text('must be a string of 12 digits', /^\d{12}$/);

/** ARN of a role that another account acts through. */
export const roleArn = () =>
  text(
    'must be the ARN of an IAM role',
    /^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
  );

/** External id of a trust. */
export const externalId = () =>
  text(
    'must be 2 to 1224 letters, digits or _+=,.@:/-',
    /^[\w+=,.@:/-]{2,1224}$/,
  );

/** What happens to data when its stack is deleted. */
export const removalPolicy = () => choice(['destroy', 'retain']);

/** Days that access logs are kept. */
export const accessLogRetentionDays = () =>
  integer(1, 3653, 'days')
    .default(90)
    .describe('Days that access logs are kept');
