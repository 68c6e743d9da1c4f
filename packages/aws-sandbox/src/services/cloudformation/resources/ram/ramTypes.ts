import { defineType } from '../ResourceTypeDefinition';

/** Resource types of Resource Access Manager. */
export const ramTypes = {
  'AWS::RAM::ResourceShare': defineType({
    notImplemented: 'PermissionArns ResourceShareConfiguration Sources',
  }),
};
