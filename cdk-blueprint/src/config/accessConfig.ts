import { externalId, roleArn } from './commonFields';
import { listOf, section, text } from './fields';

/** The `access` section: who may act in the environment for people, and from where. */
export const accessConfig = section({
  hubRoleArn: roleArn().describe(
    "The portal's role; it alone may assume the environment's access and profile roles",
  ),
  externalId: externalId().describe(
    'External id that the portal presents when it assumes those roles',
  ),
  sourceVpceIds: listOf(
    text(
      'must be the id of a VPC endpoint, such as vpce-0123456789abcdef0',
      /^vpce-([0-9a-f]{8}|[0-9a-f]{17})$/,
    ),
    'ids of VPC endpoints',
    'a VPC endpoint',
  )
    .default([])
    .describe(
      "VPC endpoints that Studio may be opened through: the SageMaker API's, where the portal asks for a URL, and Studio's, where browsers use it. Empty: from anywhere",
    ),
});
