import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PortalRole, PortalRoleProps } from './PortalRole';

/** Properties of {@link EmrOperatorRole}. */
export interface EmrOperatorRoleProps
  extends Omit<PortalRoleProps, 'description'> {
  /** ARN of the one application that is started and stopped. */
  readonly applicationArn: string;
}

/** Starts and stops the Spark application, and sees its state. A session of this role can run nothing on it. */
export class EmrOperatorRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: EmrOperatorRoleProps) {
    super(scope, id);
    this.role = new PortalRole(this, 'Resource', {
      ...props,
      description:
        'The portal starts and stops the Spark application with this role',
    }).role;
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'OperateSparkApplication',
        actions: [
          'emr-serverless:GetApplication',
          'emr-serverless:StartApplication',
          'emr-serverless:StopApplication',
        ],
        resources: [props.applicationArn],
      }),
    );
  }
}
