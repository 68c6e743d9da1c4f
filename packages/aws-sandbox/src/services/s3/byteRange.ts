import { AwsError } from '../../core/AwsError';

/** The bytes that a `Range` header asks for, both ends included; nothing for the whole or what S3 ignores. */
export function byteRange(
  header: string | undefined,
  length: number,
): { start: number; end: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) {
    return undefined;
  }
  const start =
    first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const end =
    first === '' || last === ''
      ? length - 1
      : Math.min(Number(last), length - 1);
  if (start > end || start >= length) {
    throw new AwsError(
      'InvalidRange',
      `The requested range is not satisfiable: ${header}`,
      416,
    );
  }
  return { start, end };
}
