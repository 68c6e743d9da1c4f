import { AwsError } from '../../../core/AwsError';
import { CallContext } from '../../../core/types';
import { validationError } from '../template';

const MAXIMUM_INLINE_BYTES = 51_200;
const MAXIMUM_STORED_BYTES = 1_000_000;

interface ObjectAddress {
  readonly Bucket: string;
  readonly Key: string;
}

/** Bucket and key of a template address, path style (any host) or virtual-hosted style (S3's own hosts). */
export function objectAddress(templateUrl: string): ObjectAddress {
  let url: URL;
  try {
    url = new URL(templateUrl);
  } catch {
    throw validationError(
      `TemplateURL must be a supported URL: ${templateUrl}`,
    );
  }
  const path = decodeURIComponent(url.pathname.slice(1));
  const hosted = /^(.+)\.s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?$/.exec(
    url.hostname,
  );
  const [Bucket, Key] = hosted
    ? [hosted[1], path]
    : [path.split('/')[0], path.split('/').slice(1).join('/')];
  if (!Bucket || !Key) {
    throw validationError(
      'TemplateURL must reference a valid S3 object to which you have access.',
    );
  }
  return { Bucket, Key };
}

async function bodyText(body: unknown): Promise<string> {
  if (typeof body === 'string') {
    return body;
  }
  if (body instanceof Uint8Array) {
    return Buffer.from(body).toString('utf8');
  }
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array | string>) {
    chunks.push(Buffer.from(chunk as Uint8Array));
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function fetchTemplate(
  context: CallContext,
  url: string,
): Promise<string> {
  try {
    const { Body } = await context.invoke(
      's3',
      'GetObject',
      objectAddress(url),
    );
    const text = await bodyText(Body);
    if (Buffer.byteLength(text) > MAXIMUM_STORED_BYTES) {
      throw validationError(
        `Template may not exceed ${MAXIMUM_STORED_BYTES} bytes in size.`,
      );
    }
    return text;
  } catch (error) {
    if (error instanceof AwsError && error.code !== 'ValidationError') {
      throw validationError(`S3 error: ${error.message}`);
    }
    throw error;
  }
}

/** The text of a template as a request gives it: inline, by address, or the stack's own again. */
export async function readTemplate(
  context: CallContext,
  input: {
    TemplateBody?: string;
    TemplateURL?: string;
    UsePreviousTemplate?: boolean;
  },
  previous: string | undefined,
): Promise<string> {
  const { TemplateBody, TemplateURL, UsePreviousTemplate } = input;
  const given = [
    TemplateBody,
    TemplateURL,
    UsePreviousTemplate || undefined,
  ].filter(value => value !== undefined);
  if (given.length !== 1) {
    throw validationError(
      'Either Template URL or Template Body must be specified.',
    );
  }
  if (TemplateURL !== undefined) {
    return fetchTemplate(context, TemplateURL);
  }
  if (TemplateBody === undefined) {
    if (previous === undefined) {
      throw validationError('Previous template does not exist');
    }
    return previous;
  }
  if (Buffer.byteLength(TemplateBody) > MAXIMUM_INLINE_BYTES) {
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAXIMUM_INLINE_BYTES}`,
    );
  }
  return TemplateBody;
}
