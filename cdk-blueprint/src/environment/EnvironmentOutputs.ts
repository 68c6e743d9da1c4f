import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Key, value and meaning of each output. */
export type Outputs = Readonly<
  Record<string, { readonly value: string; readonly description: string }>
>;

/** The stack's outputs, under exactly the keys given: whoever uses an environment reads it from these. */
export class EnvironmentOutputs extends Construct {
  constructor(scope: Construct, id: string, outputs: Outputs) {
    super(scope, id);
    for (const [key, { value, description }] of Object.entries(outputs)) {
      new CfnOutput(this, key, { value, description }).overrideLogicalId(key);
    }
  }
}
