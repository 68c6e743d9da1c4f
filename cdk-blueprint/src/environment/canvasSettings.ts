import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { EnvironmentConfig } from '../config';

/** What Canvas is set up with. */
export interface CanvasSettingsOptions {
  readonly canvas: EnvironmentConfig['studio']['canvas'];

  /** Keeps what people make in Canvas, under `canvas/`. */
  readonly bucket: s3.IBucket;

  /** Encrypts it. */
  readonly key: kms.IKey;
}

/** `CanvasAppSettings` as SageMaker's API takes them; undefined while Canvas is off, when nothing of it can be used. */
export function canvasSettings({
  canvas,
  bucket,
  key,
}: CanvasSettingsOptions): object | undefined {
  if (!canvas.enabled) return undefined;
  return {
    TimeSeriesForecastingSettings: {
      Status: canvas.timeSeries ? 'ENABLED' : 'DISABLED',
    },
    // Otherwise SageMaker makes a bucket of its own in the account.
    WorkspaceSettings: {
      S3ArtifactPath: `s3://${bucket.bucketName}/canvas`,
      S3KmsKeyId: key.keyArn,
    },
  };
}
