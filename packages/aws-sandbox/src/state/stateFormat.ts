import { createHash } from 'crypto';
import { UnreadableStateError } from './errors';

/** Changes with the encoding, and when saved state of an earlier version would be misunderstood. */
const FORMAT = 1;
const MAGIC = 'aws-sandbox state';

interface Header {
  savedAt: string;
  sha256: string;
}

/** A saved state with what tells later that it is whole: a line with the format, a line about the rest, the rest. */
export function stamped(body: Buffer, savedAt: Date): Buffer {
  const header: Header = {
    savedAt: savedAt.toISOString(),
    sha256: createHash('sha256').update(body).digest('hex'),
  };
  return Buffer.concat([
    Buffer.from(`${MAGIC} ${FORMAT}\n${JSON.stringify(header)}\n`),
    body,
  ]);
}

/**
 * What {@link stamped} was given.
 *
 * @throws UnreadableStateError when it is something else, of another format or damaged
 */
export function unstamped(bytes: Buffer): { body: Buffer; savedAt: Date } {
  const firstEnd = bytes.subarray(0, 200).indexOf('\n');
  const first = bytes.toString('latin1', 0, Math.max(0, firstEnd));
  if (!first.startsWith(`${MAGIC} `)) {
    throw new UnreadableStateError('it is no saved state of aws-sandbox');
  }
  if (first !== `${MAGIC} ${FORMAT}`) {
    throw new UnreadableStateError(
      `it has the format '${first.slice(
        MAGIC.length + 1,
      )}', this version reads ${FORMAT}`,
    );
  }
  const headerEnd = bytes.indexOf('\n', firstEnd + 1);
  const header = headerOf(bytes.toString('utf8', firstEnd + 1, headerEnd));
  const body = bytes.subarray(headerEnd + 1);
  if (createHash('sha256').update(body).digest('hex') !== header?.sha256) {
    throw new UnreadableStateError('it is damaged: its checksum does not fit');
  }
  return { body, savedAt: new Date(header.savedAt) };
}

function headerOf(line: string): Header | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
