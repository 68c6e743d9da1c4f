import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Policy variable that a Studio session carries: the name of the profile it runs for. Unset in shared spaces. */
const OWN_PROFILE = '${sagemaker:UserProfileName}';

/** ARNs of one Studio domain and of what is in it. */
export class DomainArns {
  readonly domain: string;
  readonly profiles: string;
  readonly spaces: string;
  readonly apps: string;

  /** HyperPod clusters of the account, and the EKS clusters below them; neither belongs to a domain. */
  readonly clusters: string;
  readonly kubernetesClusters: string;

  /** Profile of the person whose Studio session asks; only of meaning in policies of the execution role. */
  readonly ownProfile: string;

  constructor(scope: Construct, domainId: string) {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(scope).formatArn({
        service: 'sagemaker',
        resource,
        resourceName,
      });
    this.domain = arn('domain', domainId);
    this.profiles = arn('user-profile', `${domainId}/*`);
    this.spaces = arn('space', `${domainId}/*`);
    this.apps = arn('app', `${domainId}/*`);
    this.clusters = arn('cluster', '*');
    this.kubernetesClusters = Stack.of(scope).formatArn({
      service: 'eks',
      resource: 'cluster',
      resourceName: '*',
    });
    this.ownProfile = arn('user-profile', `${domainId}/${OWN_PROFILE}`);
  }

  /** Apps of one type. The service writes the type in lower case in ARNs, its documentation in mixed case. */
  appsOfType(type: string): string[] {
    return [type, type.toLowerCase()].map(
      spelling => `${this.apps}/${spelling}/*`,
    );
  }
}
