import { App, Stack } from 'aws-cdk-lib';
import { withTemplateValidation } from '../withTemplateValidation';
import type { CostedTemplate } from '../plan';
import type { TemplateWithOutputs } from './outputRows';
import type { ResourceRow } from './resourceRows';
import { resourceRows } from './resourceRows';
import type { DocumentedTemplate } from './roleDescriptions';

/** What a page tells of a stack. */
export interface DocumentedStack {
  readonly template: DocumentedTemplate & TemplateWithOutputs & CostedTemplate;
  readonly resources: readonly ResourceRow[];
}

/** Synthesizes the stack of an app. */
export function documentedStack({
  app,
  stack,
}: {
  app: App;
  stack: Stack;
}): DocumentedStack {
  const assembly = withTemplateValidation(false, () => app.synth());
  return {
    template: assembly.getStackArtifact(stack.artifactId).template,
    resources: resourceRows(stack),
  };
}
