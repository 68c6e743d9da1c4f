import type { IoMessage } from '@aws-cdk/toolkit-lib';
import { RunnerEvent } from './types';

const PHASES: Readonly<Record<string, string>> = {
  CDK_TOOLKIT_I5501: 'CloudFormation is at work',
};

// Troubles that the toolkit does not send as warnings.
const LOGGED = new Set(['CDK_ASSETS_E5279', 'CDK_TOOLKIT_E5500']);

// eslint-disable-next-line no-control-regex
const ANSI = /\u001b\[[0-9;]*m/g;

/**
 * A message of the toolkit as an event; undefined for those that are of no use to people. Only messages that are known
 * to be harmless pass: the toolkit's traces hold session tokens. Resource events (`CDK_TOOLKIT_I5502`) carry more than
 * text and are not this function's.
 */
export function toRunnerEvent(
  message: IoMessage<unknown>,
): RunnerEvent | undefined {
  const at = message.time.toISOString();
  const code = message.code ?? '';
  if (PHASES[code]) return { kind: 'phase', at, message: PHASES[code] };
  const isWarning = message.level === 'warn' || message.level === 'error';
  if (!LOGGED.has(code) && !isWarning) return undefined;
  const text = message.message.replace(ANSI, '').trim();
  return text ? { kind: 'log', at, message: text } : undefined;
}
