'use strict';

const { format } = require('util');

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const CONSOLE = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
};

/**
 * Sends what a function prints to its log, each console call as one line in the format that Lambda gives it.
 *
 * @param {{ format: 'Text' | 'JSON', level: string }} logging
 * @param {(line: string) => void} emit
 */
function captureOutput(logging, emit) {
  const output = {
    /** Id of the invocation under way. */
    requestId: undefined,
    /** A line of the runtime's own. */
    report(level, title, details) {
      if (!isWanted(level)) {
        return;
      }
      const timestamp = new Date().toISOString();
      const { requestId } = output;
      emit(
        logging.format === 'JSON'
          ? JSON.stringify({ timestamp, level, requestId, message: details })
          : [timestamp, requestId, level, title, JSON.stringify(details)].join(
              '\t',
            ),
      );
    },
  };

  function isWanted(level) {
    return (
      logging.format !== 'JSON' ||
      LEVELS.indexOf(level) >= LEVELS.indexOf(logging.level)
    );
  }

  function print(level, values) {
    if (!isWanted(level)) {
      return;
    }
    const timestamp = new Date().toISOString();
    const { requestId } = output;
    const message = format(...values);
    emit(
      logging.format === 'JSON'
        ? JSON.stringify({ timestamp, level, requestId, message })
        : [timestamp, requestId, level, message].join('\t'),
    );
  }

  for (const [method, level] of Object.entries(CONSOLE)) {
    console[method] = (...values) => print(level, values);
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk, encoding, callback) => {
      emit(String(chunk).replace(/\n$/, ''));
      const done = typeof encoding === 'function' ? encoding : callback;
      if (done) {
        process.nextTick(done);
      }
      return true;
    };
  }
  return output;
}

module.exports = { captureOutput };
