import { CfnElement, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { firstZones } from '../network/availabilityZones';
import { readableLogicalId } from './readableLogicalId';

/** Properties of {@link BlueprintStack}. */
export interface BlueprintStackProps {
  /** At most 128 characters. A change is another stack. */
  readonly stackName: string;

  /** What the console shows beside the stack, at most 1024 bytes. */
  readonly description: string;

  /** Where the stack lands. */
  readonly account: string;
  readonly region: string;

  /**
   * Tags of the stack itself, which CloudFormation hands on to every resource. It replaces some resources when a tag
   * changes, so these hold only what never does.
   */
  readonly tags: Record<string, string>;
}

/** What every stack of the blueprint has in common: ids that people can read, and nothing looked up at synthesis. */
export class BlueprintStack extends Stack {
  constructor(scope: Construct, id: string, props: BlueprintStackProps) {
    super(scope, id, {
      stackName: props.stackName,
      description: props.description,
      env: { account: props.account, region: props.region },
      // Whoever deploys checks the bootstrap version; the template needs no parameter for it.
      synthesizer: new DefaultStackSynthesizer({
        generateBootstrapVersionRule: false,
      }),
      tags: props.tags,
    });
  }

  /** The region's first zones, by CloudFormation's own function: an account-bound stack would look them up otherwise. */
  override get availabilityZones(): string[] {
    return firstZones();
  }

  protected override allocateLogicalId(element: CfnElement): string {
    return readableLogicalId(
      element.node.scopes
        .slice(this.node.scopes.length)
        .map(scope => scope.node.id),
    );
  }
}
