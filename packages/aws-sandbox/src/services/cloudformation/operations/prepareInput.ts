import type { Tag, UpdateStackInput } from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../../core/types';
import { availabilityZonesOf } from '../../ec2/availabilityZonesOf';
import { stackIdentity, StackScope } from '../engine';
import { Stack, StackInput } from '../model';
import { validateAttributes } from '../resources';
import {
  checkCapabilities,
  checkRules,
  ParameterValue,
  parseTemplate,
  resolveParameters,
  Template,
  validateReferences,
  validationError,
} from '../template';
import { readTemplate } from './readTemplate';

const MAXIMUM_TAGS = 50;

/** Members that `CreateStack`, `UpdateStack` and `CreateChangeSet` share. */
export type StackRequest = Pick<
  UpdateStackInput,
  | 'TemplateBody'
  | 'TemplateURL'
  | 'UsePreviousTemplate'
  | 'Parameters'
  | 'Capabilities'
  | 'Tags'
  | 'NotificationARNs'
  | 'RoleARN'
>;

/** Reads SSM parameters as the caller; one that is missing is an error. */
async function fetchParameters(
  context: CallContext,
  Names: string[],
): Promise<Map<string, string>> {
  const { Parameters, InvalidParameters } = await context.invoke(
    'ssm',
    'GetParameters',
    { Names },
  );
  if (InvalidParameters?.length) {
    throw validationError(
      `Unable to fetch parameters [${InvalidParameters.join(
        ',',
      )}] from parameter store for this account.`,
    );
  }
  return new Map(
    Parameters.map(({ Name, Value }: { Name: string; Value: string }) => [
      Name,
      Value,
    ]),
  );
}

function readTags(tags: readonly Tag[]): Record<string, string> {
  if (tags.length > MAXIMUM_TAGS) {
    throw validationError(
      `${tags.length} tags were given; ${MAXIMUM_TAGS} is the most`,
    );
  }
  const reserved = tags.find(tag => tag.Key?.startsWith('aws:'));
  if (reserved) {
    throw validationError(
      `Tag key ${reserved.Key} is reserved: keys must not begin with aws:`,
    );
  }
  return Object.fromEntries(
    tags.map(({ Key = '', Value = '' }) => [Key, Value]),
  );
}

function evaluateRules(
  context: CallContext,
  stack: Stack,
  template: Template,
  parameters: ReadonlyMap<string, ParameterValue>,
): void {
  const scope = new StackScope({
    identity: stackIdentity(context, stack, { notificationArns: [] }),
    template,
    parameters,
    resource: () => undefined,
    exportValue: () => undefined,
    availabilityZones: availabilityZonesOf,
  });
  checkRules(template, scope.conditions);
}

/** Reads and checks everything that a request wants a stack to be; throws `ValidationError` for what is wrong with it. */
export async function prepareInput(
  context: CallContext,
  stack: Stack,
  request: StackRequest,
): Promise<StackInput> {
  const previous = stack.input;
  const templateBody = await readTemplate(
    context,
    request,
    previous?.templateBody,
  );
  const template = parseTemplate(templateBody);
  validateReferences(template);
  validateAttributes(template);
  const parameters = await resolveParameters({
    template,
    supplied: request.Parameters ?? [],
    previous: previous?.parameters ?? new Map(),
    fetch: names => fetchParameters(context, names),
  });
  evaluateRules(context, stack, template, parameters);
  const capabilities = request.Capabilities ?? [];
  checkCapabilities(template, capabilities);
  return {
    templateBody,
    template,
    parameters,
    tags: request.Tags ? readTags(request.Tags) : previous?.tags ?? {},
    capabilities,
    notificationArns:
      request.NotificationARNs ?? previous?.notificationArns ?? [],
    roleArn: request.RoleARN,
  };
}
