import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';

const SERVICE = 'wafv2';

/** `AWS::WAFv2::WebACLAssociation` */
export const webAclAssociationHandler: ResourceHandler = {
  type: 'AWS::WAFv2::WebACLAssociation',

  async create({ context, properties, started }) {
    const ResourceArn = properties.text('ResourceArn');
    const WebACLArn = properties.text('WebACLArn');
    await context.invoke(SERVICE, 'AssociateWebACL', {
      ResourceArn,
      WebACLArn,
    });
    const physicalId = `${ResourceArn}|${WebACLArn}`;
    started(physicalId);
    return { physicalId, attributes: {} };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, properties }) {
    return ignoreMissing(async () => {
      const ResourceArn = properties.text('ResourceArn');
      const { WebACL } = await context.invoke(SERVICE, 'GetWebACLForResource', {
        ResourceArn,
      });
      // After a replacement the resource is associated with the new ACL, which stays.
      if (WebACL?.ARN === properties.text('WebACLArn')) {
        await context.invoke(SERVICE, 'DisassociateWebACL', { ResourceArn });
      }
    }, /Nonexistent/);
  },
};
