import { Template } from 'aws-cdk-lib/assertions';
import {
  FoundationConfig,
  FoundationConfigInput,
  parseFoundationConfig,
} from '../config';
import { createFoundationApp } from '../createFoundationApp';
import { withTemplateValidation } from '../withTemplateValidation';
import { emptyDirectory } from './templates';

/** The least that a foundation's config can be. */
export const minimalFoundation: FoundationConfigInput = {
  account: '444455556666',
  region: 'eu-west-1',
};

/** The portal that reads the account. */
export const portal = {
  hubRoleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
  externalId: 'read-444455556666',
};

/** A foundation's config with changes. */
export const exampleFoundation = (
  changes: Partial<FoundationConfigInput> = {},
): FoundationConfig =>
  parseFoundationConfig({ ...minimalFoundation, portal, ...changes });

/** The template of the example foundation with changes. */
export function foundationTemplateOf(
  changes: Partial<FoundationConfigInput> = {},
): Template {
  const { stack } = createFoundationApp({
    config: exampleFoundation(changes),
    outdir: emptyDirectory(),
  });
  return withTemplateValidation(false, () => Template.fromStack(stack));
}
