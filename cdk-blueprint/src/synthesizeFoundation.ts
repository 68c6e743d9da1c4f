import { createFoundationApp } from './createFoundationApp';
import type { FoundationConfig } from './config';
import { withTemplateValidation } from './withTemplateValidation';

/** @public */
export interface SynthesizeFoundationOptions {
  /** Complete config, as `parseFoundationConfig` returns it. */
  readonly config: FoundationConfig;

  /** Directory of the cloud assembly; made when it does not exist. */
  readonly outdir: string;

  /**
   * Check the template against the CloudFormation schemas, which costs seconds and hundreds of megabytes. Findings go
   * to `validation-report.json` in `outdir`.
   *
   * @defaultValue false
   */
  readonly validate?: boolean;
}

/** @public */
export interface SynthesizedFoundation {
  readonly stackName: string;

  /** Absolute path of the CloudFormation template. */
  readonly templateFile: string;
}

/**
 * Writes the cloud assembly of a foundation. Asks nothing of AWS.
 *
 * @public
 */
export function synthesizeFoundation(
  options: SynthesizeFoundationOptions,
): SynthesizedFoundation {
  const { app, stack } = createFoundationApp(options);
  const assembly = withTemplateValidation(options.validate ?? false, () =>
    app.synth(),
  );
  const artifact = assembly.getStackArtifact(stack.artifactId);
  return {
    stackName: artifact.stackName,
    templateFile: artifact.templateFullPath,
  };
}
