import { TemplateResource } from '../templates';

/** Where a template is imagined to be deployed. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** A template with what CloudFormation would fill in, so that its policies can be asked. */
export class ResolvedTemplate {
  constructor(
    private readonly resources: Record<string, TemplateResource>,
    readonly place: Place,
  ) {}

  resource(logicalId: string): TemplateResource {
    const resource = this.resources[logicalId];
    if (!resource) {
      throw new RangeError(
        `No resource '${logicalId}' among ${Object.keys(this.resources)}`,
      );
    }
    return resource;
  }

  /** Logical ids of all resources of a type. */
  idsOf(type: string): string[] {
    return Object.keys(this.resources).filter(
      id => this.resources[id].Type === type,
    );
  }

  /** A value of the template with every function evaluated. */
  resolve(value: any): any {
    if (Array.isArray(value)) return value.map(item => this.resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument], ...others] = Object.entries<any>(value);
    const evaluate = others.length === 0 ? this.functions[name] : undefined;
    return evaluate
      ? evaluate(argument)
      : Object.fromEntries(
          Object.entries(value).map(([key, part]) => [key, this.resolve(part)]),
        );
  }

  arn(logicalId: string): string {
    return this.resolve({ 'Fn::GetAtt': [logicalId, 'Arn'] });
  }

  private readonly functions: Record<string, (argument: any) => any> = {
    Ref: id => this.ref(id),
    'Fn::GetAtt': ([id, attribute]) => this.attribute(id, attribute),
    'Fn::Join': ([separator, parts]) => this.resolve(parts).join(separator),
    'Fn::Select': ([index, list]) => this.resolve(list)[index],
    'Fn::Split': ([separator, text]) => this.resolve(text).split(separator),
  };

  private ref(id: string): string {
    const { accountId, region } = this.place;
    const pseudo: Record<string, string> = {
      'AWS::AccountId': accountId,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': 'stack',
      'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/stack/1`,
    };
    return pseudo[id] ?? this.physicalId(id);
  }

  private physicalId(id: string): string {
    const { Type, Properties } = this.resource(id);
    if (Type === 'AWS::IAM::Role') return Properties.RoleName ?? id;
    if (Type === 'AWS::EC2::VPCEndpoint') return `vpce-${id.toLowerCase()}`;
    if (Type === 'AWS::StepFunctions::StateMachine') return this.arnOf(id);
    return Type === 'AWS::S3::Bucket' ? id.toLowerCase() : id;
  }

  private attribute(id: string, attribute: string): string {
    if (attribute === 'DomainArn') {
      const { accountId, region } = this.place;
      return `arn:aws:sagemaker:${region}:${accountId}:domain/${id}-DomainId`;
    }
    return attribute === 'Arn' ? this.arnOf(id) : `${id}-${attribute}`;
  }

  private arnOf(id: string): string {
    const { accountId, region } = this.place;
    const { Type, Properties } = this.resource(id);
    const name =
      Type === 'AWS::StepFunctions::StateMachine' ? id : this.physicalId(id);
    const here = `${region}:${accountId}`;
    const arns: Record<string, string> = {
      'AWS::IAM::Role': `arn:aws:iam::${accountId}:role${
        Properties.Path ?? '/'
      }${name}`,
      'AWS::S3::Bucket': `arn:aws:s3:::${name}`,
      'AWS::KMS::Key': `arn:aws:kms:${here}:key/${name}`,
      'AWS::Lambda::Function': `arn:aws:lambda:${here}:function:${name}`,
      'AWS::EFS::FileSystem': `arn:aws:elasticfilesystem:${here}:file-system/${name}`,
      'AWS::EFS::AccessPoint': `arn:aws:elasticfilesystem:${here}:access-point/${name}`,
      'AWS::EMRServerless::Application': `arn:aws:emr-serverless:${here}:/applications/${id}-ApplicationId`,
      'AWS::Logs::LogGroup': `arn:aws:logs:${here}:log-group:${name}:*`,
      'AWS::DynamoDB::Table': `arn:aws:dynamodb:${here}:table/${name}`,
      'AWS::Cognito::UserPool': `arn:aws:cognito-idp:${here}:userpool/${name}`,
      'AWS::StepFunctions::StateMachine': `arn:aws:states:${here}:stateMachine:${name}`,
    };
    return arns[Type] ?? `arn:of:${Type}:${name}`;
  }
}
