import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AnalyticsApi } from '@gco/plugin-gco-analytics-common';
import { mockEnvironment } from '@gco/plugin-gco-analytics-common/testUtils';
import {
  failing,
  mockAnalyticsApi,
  renderField,
  validateField,
} from '../__testUtils__';
import { EnvironmentNameField } from './EnvironmentNameField';
import { validateEnvironmentName } from './validateEnvironmentName';

const isFree = failing(404, 'NotFoundError');

function renderName(getEnvironment: AnalyticsApi['getEnvironment'] = isFree) {
  const api = mockAnalyticsApi({ getEnvironment });
  const onChange = jest.fn();
  renderField<string>(EnvironmentNameField, { api, onChange });
  return { api, onChange };
}

const field = () => screen.findByRole('textbox', { name: /Name/ });

describe('EnvironmentNameField', () => {
  it('says that a name is free, asking once the typing pauses', async () => {
    const { api, onChange } = renderName();
    await userEvent.type(await field(), 'forecast-lab');
    expect(
      await screen.findByText('forecast-lab is free.'),
    ).toBeInTheDocument();
    expect(onChange).toHaveBeenLastCalledWith('forecast-lab');
    expect(api.getEnvironment.mock.calls.length).toBeLessThan(4);
    expect(await field()).toBeValid();
  });

  it('explains what a name may look like', async () => {
    const { api } = renderName();
    await userEvent.type(await field(), 'My Lab!');
    expect(
      await screen.findByText(/"My Lab!" does not fit: use 3 to 20/),
    ).toBeInTheDocument();
    expect(await field()).toBeInvalid();
    await userEvent.tab();
    expect(api.getEnvironment).not.toHaveBeenCalled();
  });

  it.each([
    ['of the same team', async () => mockEnvironment],
    ['of another team', failing(403, 'NotAllowedError')],
  ])('says that a name is taken by an environment %s', async (_, answer) => {
    renderName(answer);
    await userEvent.type(await field(), 'demand-models');
    expect(
      await screen.findByText(
        'There is already an environment "demand-models".',
      ),
    ).toBeInTheDocument();
    expect(await field()).toBeInvalid();
  });

  it('lets a failed environment be tried again', async () => {
    renderName(async () => ({ ...mockEnvironment, state: 'failed' }));
    await userEvent.type(await field(), 'demand-models');
    expect(await screen.findByText(/tries it again/)).toBeInTheDocument();
    expect(await field()).toBeValid();
  });

  it('says when it could not ask', async () => {
    renderName(failing(503, 'ServiceUnavailableError'));
    await userEvent.type(await field(), 'demand-models');
    expect(await screen.findByText(/could not be checked/)).toBeInTheDocument();
    expect(await field()).toBeValid();
  });

  it('has no value when it is emptied', async () => {
    const { onChange } = renderName();
    await userEvent.type(await field(), 'abc');
    await userEvent.clear(await field());
    expect(onChange).toHaveBeenLastCalledWith(undefined);
    await waitFor(() =>
      expect(screen.queryByText(/abc/)).not.toBeInTheDocument(),
    );
  });
});

describe('validateEnvironmentName', () => {
  it.each([
    ['forecast-lab', isFree, []],
    ['', isFree, ['Give the environment a name.']],
    ['NO', isFree, [expect.stringContaining('"NO" does not fit')]],
    [
      'demand-models',
      async () => mockEnvironment,
      ['There is already an environment "demand-models".'],
    ],
    ['demand-models', failing(503, 'Unavailable'), []],
  ])(
    'of %p finds the right problems',
    async (name, getEnvironment, problems) => {
      await expect(
        validateField(
          validateEnvironmentName,
          name,
          mockAnalyticsApi({ getEnvironment }),
        ),
      ).resolves.toEqual(problems);
    },
  );
});
