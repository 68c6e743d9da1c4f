/**
 * The process in which one Lambda function runs: loads the handler and answers one invocation after another.
 *
 * Plain JavaScript, as it runs beside a function's own code without any transform of this repository.
 */
'use strict';

const { existsSync } = require('fs');
const { dirname, join } = require('path');
const { pathToFileURL } = require('url');
const { captureOutput } = require('./captureOutput');
const { redirectRequests } = require('./redirectRequests');
const { virtualizeMounts } = require('./virtualizeMounts');

const settings = JSON.parse(process.argv[2]);
process.argv = [process.argv[0], '/var/runtime/index.mjs'];
delete process.env.NODE_COMPILE_CACHE;
delete process.env.NODE_CHANNEL_FD;

/** Stacks name files where Lambda has them, not where they are on this machine. */
Error.prepareStackTrace = (error, frames) =>
  [error, ...frames.map(frame => `    at ${frame}`)]
    .join('\n')
    .split(settings.codeDirectory)
    .join('/var/task')
    .split(dirname(__filename))
    .join('/var/runtime');

const send = message => process.connected && process.send(message);
const output = captureOutput(settings.logging, line =>
  send({ type: 'log', line }),
);
redirectRequests(
  settings.endpoint,
  settings.vpcId ? { 'x-aws-sandbox-vpc': settings.vpcId } : {},
);
virtualizeMounts(settings.mounts);

/** An error of the runtime itself, with Lambda's name for it. */
function runtimeError(name, message, cause) {
  const error = new Error(message, { cause });
  error.name = `Runtime.${name}`;
  return error;
}

function describe(error) {
  return error instanceof Error
    ? {
        errorType: error.name,
        errorMessage: error.message,
        trace: (error.stack ?? '').split('\n'),
      }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
}

async function loadModule(path) {
  for (const extension of ['.js', '.cjs']) {
    if (existsSync(path + extension)) {
      return require(path + extension);
    }
  }
  if (existsSync(`${path}.mjs`)) {
    return import(pathToFileURL(`${path}.mjs`).href);
  }
  throw runtimeError(
    'ImportModuleError',
    `Error: Cannot find module '${settings.handler.replace(/\.[^.]*$/, '')}'`,
  );
}

/** `folder/file.export` → the function that the export is. */
async function loadHandler() {
  const [, file, name] = /^(.*?)\.([^/]+)$/.exec(settings.handler) ?? [];
  if (!file) {
    throw runtimeError(
      'MalformedHandlerName',
      `Bad handler ${settings.handler}`,
    );
  }
  let loaded;
  try {
    loaded = await loadModule(join(settings.codeDirectory, file));
  } catch (error) {
    if (error?.code === 'MODULE_NOT_FOUND') {
      throw runtimeError('ImportModuleError', `Error: ${error.message}`, error);
    }
    throw error instanceof SyntaxError
      ? runtimeError('UserCodeSyntaxError', `SyntaxError: ${error.message}`)
      : error;
  }
  const handler = name
    .split('.')
    .reduce(
      (value, part) => value?.[part],
      loaded?.default?.[name] ? loaded.default : loaded,
    );
  if (typeof handler !== 'function') {
    throw runtimeError(
      'HandlerNotFound',
      `${settings.handler} is undefined or not exported`,
    );
  }
  if (handler.length >= 3 && !settings.callbacks) {
    throw runtimeError(
      'CallbackHandlerDeprecated',
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.',
    );
  }
  return handler;
}

function contextOf(call) {
  const { environment } = settings;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: environment.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: call.functionArn,
    memoryLimitInMB: String(environment.memorySize),
    awsRequestId: call.requestId,
    logGroupName: environment.logGroupName,
    logStreamName: environment.logStreamName,
    getRemainingTimeInMillis: () => Math.max(0, call.deadline - Date.now()),
  };
}

/** Calls a handler of either style: one that answers with a promise or one that is given a callback. */
function run(handler, call) {
  return new Promise((resolve, reject) => {
    const context = contextOf(call);
    const done = (error, result) =>
      error !== undefined && error !== null ? reject(error) : resolve(result);
    const answer = handler(
      JSON.parse(call.payload),
      context,
      settings.callbacks ? done : undefined,
    );
    if (typeof answer?.then === 'function') {
      answer.then(resolve, reject);
    } else if (handler.length < 3) {
      resolve(answer);
    }
  });
}

const loading = loadHandler();
loading.catch(() => {});

async function invoke(call) {
  output.requestId = call.requestId;
  let handler;
  try {
    handler = await loading;
  } catch (error) {
    output.report('ERROR', 'Uncaught Exception', describe(error));
    send({ type: 'error', error: describe(error), fatal: true });
    return;
  }
  try {
    const result = await run(handler, call);
    send({ type: 'result', payload: JSON.stringify(result ?? null) });
  } catch (error) {
    output.report('ERROR', 'Invoke Error', describe(error));
    send({ type: 'error', error: describe(error) });
  }
}

/** Ends the process over something that no invocation caught, after the message is out. */
function crash(name, error) {
  const described = { ...describe(error), ...(name && { errorType: name }) };
  output.report('ERROR', 'Uncaught Exception', described);
  if (process.connected) {
    process.send({ type: 'error', error: described, fatal: true }, () =>
      process.exit(1),
    );
  } else {
    process.exit(1);
  }
}

process.on('uncaughtException', error => crash(undefined, error));
process.on('unhandledRejection', error =>
  crash('Runtime.UnhandledPromiseRejection', error),
);
process.on('disconnect', () => process.exit(0));
process.on('message', message => {
  if (message.type === 'invoke') {
    invoke(message);
  }
});
