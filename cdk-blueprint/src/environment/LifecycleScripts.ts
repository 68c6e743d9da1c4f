import { CfnStudioLifecycleConfig } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import type { EnvironmentConfig } from '../config';

/** Apps of Studio that can run a script when they start. */
export type ScriptedApp = 'JupyterLab' | 'CodeEditor';

/** Properties of {@link LifecycleScripts}. */
export interface LifecycleScriptsProps {
  /** Beginning of the names; unique in account and region. Cut when it is long. */
  readonly prefix: string;

  /** Texts of the scripts. A change makes a new script and removes the old one. */
  readonly scripts: EnvironmentConfig['studio']['lifecycleScripts'];
}

/** The longest name that SageMaker accepts. */
const LONGEST_NAME = 63;
const FINGERPRINT_LENGTH = 12;

/**
 * The team's scripts, run whenever one of its apps starts. A script cannot be changed, so its name says what is in it:
 * CloudFormation makes the new one beside the old one, then lets the domain go over to it.
 */
export class LifecycleScripts extends Construct {
  private readonly arns: ReadonlyMap<ScriptedApp, string>;

  constructor(scope: Construct, id: string, props: LifecycleScriptsProps) {
    super(scope, id);
    const { jupyterLab, codeEditor } = props.scripts;
    const texts: [ScriptedApp, string | undefined][] = [
      ['JupyterLab', jupyterLab],
      ['CodeEditor', codeEditor],
    ];
    this.arns = new Map(
      texts
        .filter((entry): entry is [ScriptedApp, string] => Boolean(entry[1]))
        .map(([app, text]) => [app, this.addScript(props.prefix, app, text)]),
    );
  }

  /** ARN of the script of an app, undefined when it has none. */
  arnFor(app: ScriptedApp): string | undefined {
    return this.arns.get(app);
  }

  private addScript(prefix: string, app: ScriptedApp, text: string): string {
    return new CfnStudioLifecycleConfig(this, app, {
      studioLifecycleConfigName: scriptName(prefix, app, text),
      studioLifecycleConfigAppType: app,
      studioLifecycleConfigContent: Buffer.from(text, 'utf8').toString(
        'base64',
      ),
    }).attrStudioLifecycleConfigArn;
  }
}

/** Name of a script: whose it is, for which app, and a fingerprint of both and of the text. */
export function scriptName(
  prefix: string,
  app: ScriptedApp,
  text: string,
): string {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([prefix, app, text]))
    .digest('hex')
    .slice(0, FINGERPRINT_LENGTH);
  const tail = `-${app}-${fingerprint}`;
  const head = prefix.slice(0, LONGEST_NAME - tail.length).replace(/-+$/, '');
  return `${head}${tail}`;
}
