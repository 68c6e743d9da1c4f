import * as iam from 'aws-cdk-lib/aws-iam';
import type { EnvironmentConfig } from '../config';
import { DomainArns } from './DomainArns';

/** What decides which tools people have. */
export type ToolRules = Pick<
  EnvironmentConfig['studio'],
  'canvas' | 'codeEditor' | 'hyperpod'
>;

// AmazonSageMakerFullAccess has all of these; nothing else of SageMaker has the words in its name.
const HYPERPOD = ['sagemaker:*Cluster*', 'sagemaker:*ComputeQuota*'];

/** What the execution role may do with tools that are on, and what it may not with tools that are off. */
export function toolStatements(
  arns: DomainArns,
  { canvas, codeEditor, hyperpod }: ToolRules,
): iam.PolicyStatement[] {
  return [
    ...(codeEditor.enabled ? [] : [denyApp(arns, 'CodeEditor')]),
    ...(canvas.enabled ? [] : [denyApp(arns, 'Canvas')]),
    ...(hyperpod.enabled ? useHyperPod(arns) : [denyHyperPod()]),
  ];
}

function denyApp(arns: DomainArns, type: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: `Deny${type}`,
    effect: iam.Effect.DENY,
    actions: ['sagemaker:CreateApp'],
    resources: arns.appsOfType(type),
  });
}

function denyHyperPod(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'DenyHyperPod',
    effect: iam.Effect.DENY,
    actions: HYPERPOD,
    resources: ['*'],
  });
}

function useHyperPod(arns: DomainArns): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'FindHyperPod',
      actions: ['sagemaker:ListClusters'],
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'UseHyperPod',
      actions: [
        'sagemaker:DescribeCluster',
        'sagemaker:DescribeClusterNode',
        'sagemaker:ListClusterNodes',
      ],
      resources: [arns.clusters],
    }),
    // Clusters that Kubernetes runs on are reached through EKS, which then asks its own access entries.
    new iam.PolicyStatement({
      sid: 'ReachHyperPodKubernetes',
      actions: ['eks:DescribeCluster', 'eks:AccessKubernetesApi'],
      resources: [arns.kubernetesClusters],
    }),
  ];
}
