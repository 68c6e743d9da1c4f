import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

export const stepFunctionsTypes: Readonly<
  Record<string, ResourceTypeDefinition>
> = {
  'AWS::StepFunctions::StateMachine': defineType({
    required: 'RoleArn',
    replaces: 'StateMachineName StateMachineType',
    updates: `Definition DefinitionString DefinitionSubstitutions LoggingConfiguration RoleArn Tags
      TracingConfiguration`,
    notImplemented: 'DefinitionS3Location EncryptionConfiguration',
    attributes: 'Arn Name StateMachineRevisionId',
    tags: 'Tags',
  }),
};
