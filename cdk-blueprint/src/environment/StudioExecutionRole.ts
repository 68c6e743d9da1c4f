import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import {
  acknowledgeInlinePolicy,
  acknowledgeManagedPolicy,
  acknowledgeWildcards,
} from '../policy/acknowledge';

/** Properties of {@link StudioExecutionRole}. */
export interface StudioExecutionRoleProps {
  /** Begins with `AmazonSageMaker`, as the service demands; at most 64 characters. */
  readonly roleName: string;

  /** Whether EMR Serverless runs jobs as this role. */
  readonly runsSpark: boolean;

  /** Whether people use Canvas, and forecast with it. */
  readonly canvas: EnvironmentConfig['studio']['canvas'];
}

const SAGEMAKER = 'sagemaker.amazonaws.com';
const EMR_SERVERLESS = 'emr-serverless.amazonaws.com';
const FORECAST = 'forecast.amazonaws.com';

/**
 * The role that people's notebooks and jobs run as. It starts with what no other construct can grant; the rest comes
 * from the `grant…` methods of the bucket, the key, the file system, the domain and the Spark application.
 */
export class StudioExecutionRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: StudioExecutionRoleProps) {
    super(scope, id);
    const services = [
      SAGEMAKER,
      ...(props.runsSpark ? [EMR_SERVERLESS] : []),
      ...(props.canvas.timeSeries ? [FORECAST] : []),
    ];
    this.role = new iam.Role(this, 'Resource', {
      roleName: props.roleName,
      description:
        'Notebooks and jobs of an analytics environment run as this role',
      assumedBy: this.principalFor(SAGEMAKER),
    });
    acknowledgeInlinePolicy(this.role);
    this.useManagedPolicies(props.canvas);
    services.slice(1).forEach(service => this.trust(service));
    this.allowSourceIdentity(services);

    this.allowPassingItself(services);
    this.allowMlflow();
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'WhoAmI',
        actions: ['sts:GetCallerIdentity'],
        resources: ['*'],
      }),
    );
    acknowledgeWildcards(this.role, {
      resources: ['*'],
      reason: 'Calls that list or describe without a resource of their own',
    });
  }

  private useManagedPolicies({
    enabled,
    timeSeries,
  }: StudioExecutionRoleProps['canvas']): void {
    const use = (policy: string, reason: string) => {
      this.role.addManagedPolicy(
        iam.ManagedPolicy.fromAwsManagedPolicyName(policy),
      );
      acknowledgeManagedPolicy(this.role, policy, reason);
    };
    use(
      'AmazonSageMakerFullAccess',
      "Studio's tools (model registry, pipelines, MLflow apps) are built on this policy; denials of the role's own policy keep it to this domain",
    );
    if (enabled) {
      use(
        'AmazonSageMakerCanvasFullAccess',
        'Canvas works with a dozen services as the person; AWS keeps the list of its calls in this policy',
      );
    }
    if (timeSeries) {
      use(
        'service-role/AmazonSageMakerCanvasForecastAccess',
        'Amazon Forecast reads and writes the data of Canvas as this role; AWS keeps the list of its calls in this policy',
      );
    }
  }

  private principalFor(service: string): iam.IPrincipal {
    return new iam.ServicePrincipal(service, {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
      },
    });
  }

  private trust(service: string): void {
    this.role.assumeRolePolicy?.addStatements(
      new iam.PolicyStatement({
        actions: ['sts:AssumeRole'],
        principals: [this.principalFor(service)],
      }),
    );
  }

  // The domain puts the person's profile name into every session as source identity; a role that does not trust its
  // services to set it cannot be assumed at all then. The statement cannot assume anything by itself.
  private allowSourceIdentity(services: string[]): void {
    this.role.assumeRolePolicy?.addStatements(
      new iam.PolicyStatement({
        sid: 'CarrySourceIdentity',
        actions: ['sts:SetSourceIdentity'],
        principals: services.map(service => new iam.ServicePrincipal(service)),
      }),
    );
  }

  // AmazonSageMakerFullAccess lets a principal pass any role of the account to SageMaker, other environments' execution
  // roles included; the denial takes that back.
  private allowPassingItself(services: string[]): void {
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'PassItself',
        actions: ['iam:PassRole'],
        resources: [this.role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': services } },
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'DenyPassingOtherRoles',
        effect: iam.Effect.DENY,
        actions: ['iam:PassRole'],
        notResources: [this.role.roleArn],
      }),
    );
  }

  // The managed policy has no action of the service prefix sagemaker-mlflow.
  private allowMlflow(): void {
    const actions = ['sagemaker-mlflow:*'];
    const resources = ['mlflow-tracking-server', 'mlflow-app'].map(resource =>
      Stack.of(this).formatArn({
        service: 'sagemaker',
        resource,
        resourceName: '*',
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({ sid: 'UseMlflow', actions, resources }),
    );
    acknowledgeWildcards(this.role, {
      actions,
      resources,
      reason:
        'MLflow has one action for each of its REST calls, and teams make tracking servers by themselves',
    });
  }
}
