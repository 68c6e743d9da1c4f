import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import {
  CfnLoggingConfiguration,
  CfnWebACL,
  CfnWebACLAssociation,
} from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** Properties of {@link LoginFirewall}. */
export interface LoginFirewallProps {
  /** At most 68 letters, digits, hyphens and underscores, unique in account and region. A change replaces the firewall. */
  readonly webAclName: string;

  /** ARN of the stage that the firewall stands before. */
  readonly stageArn: string;

  /** Encrypts the log. */
  readonly key: kms.IKey;
}

/** Requests of one address in five minutes: a team behind one address, all of them waiting for their first profile. */
const REQUESTS_PER_ADDRESS = 500;

/** Rules that AWS maintains, in the order they are tried. */
const AWS_RULES = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
];

/** Refuses what comes too often, from ill-reputed addresses or looks like an attack, before it reaches the API. */
export class LoginFirewall extends Construct {
  constructor(scope: Construct, id: string, props: LoginFirewallProps) {
    super(scope, id);
    const webAcl = new CfnWebACL(this, 'Resource', {
      name: props.webAclName,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [rateLimit(0), ...AWS_RULES.map((n, i) => managedRules(n, i + 1))],
      visibilityConfig: visibility('Login'),
    });
    new CfnWebACLAssociation(this, 'Association', {
      webAclArn: webAcl.attrArn,
      resourceArn: props.stageArn,
    });
    this.addLog(webAcl, props);
  }

  private addLog(webAcl: CfnWebACL, props: LoginFirewallProps): void {
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      // The firewall writes to no group whose name begins otherwise.
      logGroupName: `aws-waf-logs-${props.webAclName}`,
      encryptionKey: props.key,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: webAcl.attrArn,
      // Without the `:*` that CloudFormation puts behind it.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroup.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      // Tokens come in the header, codes of the sign-in page in the query.
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'cookie' } },
        { queryString: {} },
      ],
    });
  }
}

function rateLimit(priority: number): CfnWebACL.RuleProperty {
  return {
    name: 'RequestsPerAddress',
    priority,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        limit: REQUESTS_PER_ADDRESS,
        evaluationWindowSec: 300,
      },
    },
    visibilityConfig: visibility('RequestsPerAddress'),
  };
}

function managedRules(name: string, priority: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: visibility(name),
  };
}

// No samples: they hold whole requests with their tokens, for hours, for everybody who may look at the firewall.
function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return {
    cloudWatchMetricsEnabled: true,
    metricName,
    sampledRequestsEnabled: false,
  };
}
