import { createEnvironmentApp } from './createEnvironmentApp';
import type { EnvironmentConfig } from './config';
import { withTemplateValidation } from './withTemplateValidation';

/** @public */
export interface SynthesizeEnvironmentOptions {
  /** Complete config, as `parseEnvironmentConfig` returns it. */
  readonly config: EnvironmentConfig;

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
export interface SynthesizedEnvironment {
  readonly stackName: string;

  /** Absolute path of the CloudFormation template. */
  readonly templateFile: string;
}

/**
 * Writes the cloud assembly of an environment. Asks nothing of AWS.
 *
 * @public
 */
export function synthesizeEnvironment(
  options: SynthesizeEnvironmentOptions,
): SynthesizedEnvironment {
  const { app, stack } = createEnvironmentApp(options);
  const assembly = withTemplateValidation(options.validate ?? false, () =>
    app.synth(),
  );
  const artifact = assembly.getStackArtifact(stack.artifactId);
  return {
    stackName: artifact.stackName,
    templateFile: artifact.templateFullPath,
  };
}
