import { Stack, CfnResource } from 'aws-cdk-lib';

/** The resources of one construct of a stack. */
export interface ResourceRow {
  /** Id of the construct below the stack. */
  readonly construct: string;

  /** Types of its resources and how many of each there are, in the order of the tree. */
  readonly types: readonly { readonly type: string; readonly count: number }[];
}

/** The resources of a stack, by the constructs directly below it. */
export function resourceRows(stack: Stack): ResourceRow[] {
  return stack.node.children
    .map(construct => ({
      construct: construct.node.id,
      types: countTypes(
        construct.node.findAll().filter(CfnResource.isCfnResource),
      ),
    }))
    .filter(({ types }) => types.length > 0);
}

function countTypes(resources: readonly CfnResource[]): ResourceRow['types'] {
  const counts = new Map<string, number>();
  for (const { cfnResourceType: type } of resources)
    counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
}
