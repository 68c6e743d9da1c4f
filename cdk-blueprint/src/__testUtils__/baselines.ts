import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Template } from 'aws-cdk-lib/assertions';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BLUEPRINT_VERSION } from '../version';
import type { TemplateResource } from './templates';

/** Set to write the baselines anew, to be read before they are committed. */
const UPDATE = 'UPDATE_BASELINES';

const LOSES: readonly string[] = [
  ResourceImpact.WILL_REPLACE,
  ResourceImpact.MAY_REPLACE,
  ResourceImpact.WILL_DESTROY,
  ResourceImpact.WILL_ORPHAN,
];

/** Types that hold what people cannot get back, or that everything else hangs on. */
const STATEFUL = new Set([
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::Table',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPC',
  'AWS::EFS::FileSystem',
  'AWS::GlobalAccelerator::Accelerator',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SageMaker::Domain',
  'Custom::ContainerRepository',
]);

/** A template as it was when somebody last looked at it. */
export class Baseline {
  private readonly file: string;
  private readonly current: CloudFormationTemplate;

  constructor(name: string, template: Template) {
    this.file = join(__dirname, 'baselines', `${name}.json`);
    this.current = comparable(template);
  }

  /** The template as it is committed, and as it is now: without what changes with every build. */
  get committedAndCurrent(): [unknown, unknown] {
    if (process.env[UPDATE]) this.write();
    return [this.read(), this.current];
  }

  /** Resources with state that the step from the committed template to the current one would lose. */
  get losses(): string[] {
    const committed = this.read();
    const lost: string[] = [];
    fullDiff(
      committed,
      structuredClone(this.current),
    ).resources.forEachDifference((id, { changeImpact }) => {
      const { Type = '' } = committed.Resources[id] ?? {};
      if (STATEFUL.has(Type) && LOSES.includes(changeImpact)) {
        lost.push(`${id}: ${changeImpact}`);
      }
    });
    return lost;
  }

  private read(): CloudFormationTemplate {
    // Without a baseline there is nothing to lose, and the comparison says that it is missing.
    return existsSync(this.file)
      ? JSON.parse(readFileSync(this.file, 'utf8'))
      : { Resources: {} };
  }

  private write(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(this.current, undefined, 2)}\n`);
  }
}

interface CloudFormationTemplate {
  Resources: Record<string, TemplateResource>;
}

function comparable(template: Template): CloudFormationTemplate {
  const text = JSON.stringify(template.toJSON())
    .replaceAll(`"${BLUEPRINT_VERSION}"`, '"(version)"')
    .replace(/"[0-9a-f]{64}\.zip"/g, '"(bundle).zip"');
  return JSON.parse(text);
}
