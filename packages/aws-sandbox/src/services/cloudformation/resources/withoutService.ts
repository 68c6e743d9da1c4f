import { randomUUID } from 'crypto';
import { ResourceHandler } from './ResourceHandler';

/** `AWS::CDK::Metadata`: a note about the app inside the template; no service knows it. */
export const cdkMetadataHandler: ResourceHandler = {
  type: 'AWS::CDK::Metadata',

  async create({ started }) {
    const physicalId = randomUUID();
    started(physicalId);
    return { physicalId, attributes: {} };
  },

  async update({ state }) {
    return state;
  },

  async delete() {},
};

/** `AWS::CloudFormation::WaitConditionHandle`: an address to signal to; without a wait condition nobody listens. */
export const waitConditionHandleHandler: ResourceHandler = {
  type: 'AWS::CloudFormation::WaitConditionHandle',

  async create({ context, stackId, logicalId, started }) {
    const { region } = context;
    const host = `cloudformation-waitcondition-${region}.s3.${region}.amazonaws.com`;
    const physicalId = `https://${host}/${encodeURIComponent(
      `${stackId}/${logicalId}`,
    )}`;
    started(physicalId);
    return { physicalId, attributes: {} };
  },

  async update({ state }) {
    return state;
  },

  async delete() {},
};
