import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

export const stepFunctionsTypes: Readonly<
  Record<string, ResourceTypeDefinition>
> = {
  'AWS::StepFunctions::StateMachine': defineType({
    notImplemented: 'DefinitionS3Location EncryptionConfiguration',
  }),
};
