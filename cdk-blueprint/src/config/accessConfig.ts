import { section, text } from './fields';

/** The `access` section: who may act in the environment for people. */
export const accessConfig = section({
  hubRoleArn: text(
    'must be the ARN of an IAM role',
    /^arn:aws(-cn|-us-gov)?:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
  ).describe(
    "The portal's role; it alone may assume the environment's access and profile roles",
  ),
  externalId: text(
    'must be 2 to 1224 letters, digits or _+=,.@:/-',
    /^[\w+=,.@:/-]{2,1224}$/,
  ).describe(
    'External id that the portal presents when it assumes those roles',
  ),
});
