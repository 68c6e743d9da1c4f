import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentConfigInput } from '../config';
import { createEnvironmentApp } from '../createEnvironmentApp';
import { withTemplateValidation } from '../withTemplateValidation';
import { exampleConfig } from './configs';

/** A CloudFormation resource as a template has it. */
export interface TemplateResource {
  Type: string;
  Properties: Record<string, any>;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** A statement of a policy. */
export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource?: unknown;
  NotResource?: unknown;
  Principal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

const directories: string[] = [];

/** An empty directory for a cloud assembly; gone after the tests of the file. */
export function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'blueprint-'));
  directories.push(directory);
  return directory;
}

afterAll(() => {
  directories.forEach(path => rmSync(path, { recursive: true, force: true }));
});

/** The template of the example config with changes. */
export function templateOf(
  changes: Partial<EnvironmentConfigInput> = {},
): Template {
  const { stack } = createEnvironmentApp({
    config: exampleConfig(changes),
    outdir: emptyDirectory(),
  });
  return withTemplateValidation(false, () => Template.fromStack(stack));
}

/** Resources of a template by logical id. */
export const resourcesOf = (
  template: Template,
): Record<string, TemplateResource> => template.toJSON().Resources;

/** Statements of the policy that a role has of its own. */
export function statementsOf(template: Template, role: string): Statement[] {
  return resourcesOf(template)[`${role}DefaultPolicy`].Properties.PolicyDocument
    .Statement;
}

/** A value with CloudFormation's functions spelled out, to compare it as text. */
export function spelled(value: any): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(spelled).join(' ');
  if ('Ref' in value) return `<${value.Ref}>`;
  if ('Fn::GetAtt' in value) return `<${value['Fn::GetAtt'].join('.')}>`;
  const [separator, parts] = value['Fn::Join'];
  return parts.map(spelled).join(separator);
}
