import { ParameterValue, Template } from '../template';

/** What a stack is asked to be: template, parameters and options of one create or update. */
export interface StackInput {
  /** Exactly as submitted; `GetTemplate` gives it back. */
  readonly templateBody: string;
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly tags: Readonly<Record<string, string>>;
  readonly capabilities: readonly string[];
  readonly notificationArns: readonly string[];
  readonly roleArn?: string;
}
