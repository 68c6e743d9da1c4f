import type {
  GetTemplateInput,
  GetTemplateSummaryInput,
  ValidateTemplateInput,
} from '@aws-sdk/client-cloudformation';
import { CallContext, Operation } from '../../../core/types';
import {
  ParameterDefinition,
  parseTemplate,
  requiredCapabilities,
  Template,
  validateReferences,
  validationError,
} from '../template';
import { requireChangeSet } from './changeSets';
import { readTemplate } from './readTemplate';
import { requiredStack } from './support';

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function asText(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function submittedBody(
  context: CallContext,
  action: string,
  input: { readonly StackName?: string; readonly ChangeSetName?: string },
): string {
  const body = input.ChangeSetName
    ? requireChangeSet(context, action, input).changeSet.input.templateBody
    : requiredStack(context, action, input.StackName).input?.templateBody;
  if (body === undefined) {
    throw validationError(`Stack [${input.StackName}] has no template yet`);
  }
  return body;
}

function capabilityMembers(template: Template): object {
  const { capabilities, reason } = requiredCapabilities(template);
  return { Capabilities: capabilities, CapabilitiesReason: reason };
}

function parameters<T>(
  template: Template,
  show: (key: string, definition: ParameterDefinition) => T,
): T[] {
  return Object.entries(template.parameters).map(([key, definition]) =>
    show(key, definition),
  );
}

const getTemplate: Operation = (context, input: GetTemplateInput) => ({
  // As submitted, character by character: clients compare it with what they have.
  TemplateBody: submittedBody(context, 'GetTemplate', input),
  StagesAvailable: ['Original', 'Processed'],
});

const getTemplateSummary: Operation = async (
  context,
  input: GetTemplateSummaryInput,
) => {
  let text: string;
  if (input.StackName) {
    text = submittedBody(context, 'GetTemplateSummary', input);
  } else {
    context.authorize('cloudformation:GetTemplateSummary', '*');
    text = await readTemplate(context, input, undefined);
  }
  const template = parseTemplate(text);
  return {
    Parameters: parameters(template, (ParameterKey, definition) => ({
      ParameterKey,
      DefaultValue: asText(definition.Default),
      ParameterType: definition.Type,
      NoEcho: isTrue(definition.NoEcho),
      Description: definition.Description,
      ParameterConstraints: {
        AllowedValues: definition.AllowedValues?.map(String) ?? [],
      },
    })),
    Description: template.description,
    ...capabilityMembers(template),
    ResourceTypes: [
      ...new Set(Object.values(template.resources).map(({ Type }) => Type)),
    ],
    Metadata: template.metadata ? JSON.stringify(template.metadata) : undefined,
    DeclaredTransforms: [],
  };
};

const validateTemplate: Operation = async (
  context,
  input: ValidateTemplateInput,
) => {
  context.authorize('cloudformation:ValidateTemplate', '*');
  const template = parseTemplate(await readTemplate(context, input, undefined));
  validateReferences(template);
  return {
    Parameters: parameters(template, (ParameterKey, definition) => ({
      ParameterKey,
      DefaultValue: asText(definition.Default),
      NoEcho: isTrue(definition.NoEcho),
      Description: definition.Description,
    })),
    Description: template.description,
    ...capabilityMembers(template),
    DeclaredTransforms: [],
  };
};

export const templateOperations: Readonly<Record<string, Operation>> = {
  GetTemplate: getTemplate,
  GetTemplateSummary: getTemplateSummary,
  ValidateTemplate: validateTemplate,
};
