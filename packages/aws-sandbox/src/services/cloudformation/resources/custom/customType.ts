import { ResourceType } from '../ResourceType';

const CUSTOM_TYPE =
  /^(AWS::CloudFormation::CustomResource|Custom::[a-zA-Z0-9_@-]{1,60})$/;

/** Whether a resource type is handled by somebody's own code. */
export function isCustomType(resourceType: string): boolean {
  return CUSTOM_TYPE.test(resourceType);
}

/** Custom resources take any property and give any attribute; their provider knows which. */
export const customResourceType: ResourceType = {
  properties: new Set(),
  required: ['ServiceToken'],
  notImplemented: [],
  attributes: [],
  identifier: [],
  isOpen: true,
  behaviour: () => 'update',
  violations: properties =>
    'ServiceToken' in properties
      ? []
      : ['#: required key [ServiceToken] not found'],
};
