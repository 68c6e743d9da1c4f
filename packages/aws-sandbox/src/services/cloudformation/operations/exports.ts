import type {
  ListExportsInput,
  ListImportsInput,
} from '@aws-sdk/client-cloudformation';
import { CallContext, Operation } from '../../../core/types';
import { scopeOf } from '../engine';
import { Stack, StackStore } from '../model';
import { evaluate, validationError } from '../template';
import { pageOf } from './support';

/** Arguments of every `Fn::ImportValue` inside a value. */
function importArguments(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'Fn::ImportValue' ? [child] : importArguments(child),
  );
}

function importsOf(context: CallContext, stack: Stack): string[] {
  const { input } = stack;
  if (!input || stack.isDeleted) {
    return [];
  }
  const scope = scopeOf(context, stack, input);
  const used = scope
    .activeResources()
    .map(logicalId => input.template.resources[logicalId].Properties);
  return importArguments([used, input.template.outputs]).map(argument =>
    String(evaluate(argument, scope)),
  );
}

/** Names of the stacks that import a value. */
export function exportUsers(
  context: CallContext,
  exportName: string,
): string[] {
  return StackStore.of(context)
    .all()
    .filter(stack => importsOf(context, stack).includes(exportName))
    .map(stack => stack.name);
}

export const exportOperations: Readonly<Record<string, Operation>> = {
  ListExports(context, input: ListExportsInput) {
    context.authorize('cloudformation:ListExports', '*');
    const { page, NextToken } = pageOf(
      StackStore.of(context).exports(),
      input,
      ({ exportName }) => exportName,
    );
    return {
      Exports: page.map(({ stackId, exportName, value }) => ({
        ExportingStackId: stackId,
        Name: exportName,
        Value: value,
      })),
      NextToken,
    };
  },

  ListImports(context, input: ListImportsInput) {
    context.authorize('cloudformation:ListImports', '*');
    const users = exportUsers(context, input.ExportName ?? '');
    if (!users.length) {
      throw validationError(
        `Export '${input.ExportName}' is not imported by any stack.`,
      );
    }
    const { page, NextToken } = pageOf(users, input, name => name);
    return { Imports: page, NextToken };
  },
};
