import type { Tag } from '@aws-sdk/client-cloudformation';
import { Stack } from '../model';

type Conditions = Record<string, string | string[]>;

/** Members of requests about stacks that policies can look at. */
export interface ConditionedRequest {
  readonly ChangeSetName?: string;
  readonly ResourceTypes?: string[];
  readonly RoleARN?: string;
  readonly Tags?: readonly Tag[];
  readonly TemplateURL?: string;
}

/** Condition keys of a request about a stack. */
export function stackConditions(
  request: ConditionedRequest,
  stack: Stack | undefined,
): Conditions {
  const conditions: Conditions = {};
  for (const [key, value] of Object.entries(stack?.input?.tags ?? {})) {
    conditions[`aws:ResourceTag/${key}`] = value;
  }
  for (const { Key, Value } of request.Tags ?? []) {
    conditions[`aws:RequestTag/${Key}`] = Value ?? '';
  }
  if (request.Tags?.length) {
    conditions['aws:TagKeys'] = request.Tags.map(({ Key }) => Key!);
  }
  if (request.ChangeSetName !== undefined) {
    conditions['cloudformation:ChangeSetName'] = request.ChangeSetName;
  }
  if (request.ResourceTypes?.length) {
    conditions['cloudformation:ResourceTypes'] = [...request.ResourceTypes];
  }
  if (request.RoleARN !== undefined) {
    conditions['cloudformation:RoleArn'] = request.RoleARN;
  }
  if (request.TemplateURL !== undefined) {
    conditions['cloudformation:TemplateUrl'] = request.TemplateURL;
  }
  return conditions;
}
