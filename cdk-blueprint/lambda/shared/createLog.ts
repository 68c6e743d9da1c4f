import { redact } from './redact';

/** Fields of a log line beside its text. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes log lines that CloudWatch can search by field. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;

  /** A log that adds fields to each line. */
  with(fields: LogFields): Log;
}

/** Options of {@link createLog}. */
export interface CreateLogOptions {
  /** On each line. */
  readonly fields?: LogFields;

  /** Takes a line without its end; standard output when left out. */
  readonly write?: (line: string) => void;
}

/** A log of one JSON object a line. Tokens, URLs that open something and the like are left out of it. */
export function createLog(options: CreateLogOptions = {}): Log {
  const { fields: always = {}, write = toStandardOutput } = options;
  const line =
    (level: string) =>
    (message: string, fields: LogFields = {}) =>
      write(JSON.stringify(redact({ level, message, ...always, ...fields })));
  return {
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    with: fields => createLog({ write, fields: { ...always, ...fields } }),
  };
}

function toStandardOutput(line: string): void {
  process.stdout.write(`${line}\n`);
}
