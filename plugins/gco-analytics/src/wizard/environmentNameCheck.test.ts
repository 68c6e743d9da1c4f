import { mockEnvironment } from '@gco/plugin-gco-analytics-common/testUtils';
import { failing } from '../__testUtils__';
import { checkEnvironmentName } from './environmentNameCheck';

describe('checkEnvironmentName', () => {
  it.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['ab', 'pattern'],
    ['a'.repeat(21), 'pattern'],
    ['Forecast', 'pattern'],
    ['1forecast', 'pattern'],
    ['forecast-', 'pattern'],
    ['fore--cast', 'pattern'],
    ['fore_cast', 'pattern'],
    ['../admin', 'pattern'],
    ['fore cast', 'pattern'],
    ['prévision', 'pattern'],
    ['<b>x</b>', 'pattern'],
  ])('refuses %p as %s without asking the portal', async (name, verdict) => {
    const getEnvironment = jest.fn();
    await expect(checkEnvironmentName({ getEnvironment }, name)).resolves.toBe(
      verdict,
    );
    expect(getEnvironment).not.toHaveBeenCalled();
  });

  it.each([
    ['free', failing(404, 'NotFoundError')],
    ['taken', failing(403, 'NotAllowedError')],
    ['taken', async () => mockEnvironment],
    ['taken', async () => ({ ...mockEnvironment, state: 'retired' as const })],
    ['retry', async () => ({ ...mockEnvironment, state: 'failed' as const })],
    ['unchecked', failing(503, 'ServiceUnavailableError')],
    [
      'unchecked',
      async () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('is %s by what the portal answers', async (verdict, getEnvironment) => {
    await expect(
      checkEnvironmentName({ getEnvironment }, 'forecast-lab'),
    ).resolves.toBe(verdict);
  });
});
