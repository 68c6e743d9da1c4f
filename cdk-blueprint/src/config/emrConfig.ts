import { flag, integer, section, text } from './fields';
import { refuse } from './refuse';

const LABEL = /^emr-(spark-)?(\d{1,2})\.(\d{1,2})\.(\d{1,2})$/;

/** First release whose applications have a Livy endpoint. */
const FIRST_WITH_LIVY = [6, 14] as const;

/** The `emr` section. */
export const emrConfig = section({
  enabled: flag()
    .default(true)
    .describe('Create an EMR Serverless application for Spark'),
  releaseLabel: text('must be an EMR release such as emr-7.14.0', LABEL)
    .default('emr-7.14.0')
    .describe('EMR release of the application'),
  maximumCapacity: section({
    vCpus: integer(4, 4000)
      .default(64)
      .describe('vCPUs of all workers together'),
    memoryGb: integer(8, 32_000)
      .default(256)
      .describe('Memory of all workers together, in GB'),
  })
    .prefault({})
    .describe('The most the application may use at one time'),
  idleTimeoutMinutes: integer(1, 10_080, 'minutes')
    .default(15)
    .describe('Idle minutes before the application stops itself'),
  livy: flag()
    .default(true)
    .describe(
      'Open the Livy endpoint, which notebooks use for interactive Spark sessions',
    ),
})
  .prefault({})
  .superRefine((emr, context) => {
    if (emr.enabled && emr.livy && lacksLivy(emr.releaseLabel)) {
      const rule = `must be emr-${FIRST_WITH_LIVY.join(
        '.',
      )}.0 or newer while emr.livy is on`;
      refuse(context, ['releaseLabel'], rule, emr.releaseLabel);
    }
  });

function lacksLivy(releaseLabel: string): boolean {
  const match = LABEL.exec(releaseLabel);
  if (!match) return false;
  const [major, minor] = [Number(match[2]), Number(match[3])];
  const [firstMajor, firstMinor] = FIRST_WITH_LIVY;
  return major < firstMajor || (major === firstMajor && minor < firstMinor);
}
