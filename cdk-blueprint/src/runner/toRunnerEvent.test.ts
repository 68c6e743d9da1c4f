import type { IoMessage } from '@aws-cdk/toolkit-lib';
import { toRunnerEvent } from './toRunnerEvent';

const message = (more: object) =>
  ({
    time: new Date('2026-01-01T00:00:00Z'),
    level: 'info',
    action: 'deploy',
    message: 'text',
    data: undefined,
    ...more,
  } as IoMessage<unknown>);

it('announces that CloudFormation has begun', () => {
  expect(toRunnerEvent(message({ code: 'CDK_TOOLKIT_I5501' }))).toEqual({
    kind: 'phase',
    at: '2026-01-01T00:00:00.000Z',
    message: 'CloudFormation is at work',
  });
});

it('passes warnings and errors on, without colours', () => {
  for (const more of [
    { level: 'warn' },
    { level: 'error' },
    { code: 'CDK_TOOLKIT_E5500' },
    { code: 'CDK_ASSETS_E5279' },
  ]) {
    expect(
      toRunnerEvent(
        message({ ...more, message: ' \u001b[33mbe careful\u001b[39m\n' }),
      ),
    ).toMatchObject({
      kind: 'log',
      message: 'be careful',
    });
  }
});

it.each([
  {
    code: 'CDK_SDK_I0100',
    level: 'trace',
    message: '[CFN] AssumeRole({"SessionToken":"secret"})',
  },
  { code: 'CDK_TOOLKIT_I5502', message: 'resource' },
  { code: 'CDK_TOOLKIT_I5900', level: 'result', message: 'outputs' },
  { level: 'debug', message: 'debug' },
  { level: 'info', message: 'chatter' },
  { level: 'warn', message: '\u001b[0m \n' },
])('drops %j', more => {
  expect(toRunnerEvent(message(more))).toBeUndefined();
});
