import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AnalyticsApi } from '@gco/plugin-gco-analytics-common';
import { mockAccounts } from '@gco/plugin-gco-analytics-common/testUtils';
import {
  failing,
  mockAnalyticsApi,
  renderField,
  validateField,
} from '../__testUtils__';
import { TargetField } from './TargetField';
import { validateTarget } from './validateTarget';

function renderTarget(
  overrides: Partial<AnalyticsApi> = {},
  value?: { account?: string; region?: string },
) {
  const onChange = jest.fn();
  renderField(TargetField, {
    api: mockAnalyticsApi(overrides),
    value,
    onChange,
  });
  return onChange;
}

const account = () => screen.findByRole('button', { name: /AWS account/ });
const region = () => screen.findByRole('button', { name: /AWS region/ });
const choose = async (button: HTMLElement, option: string) => {
  await userEvent.click(button);
  await userEvent.click(screen.getByRole('option', { name: option }));
};

describe('TargetField', () => {
  it('asks for the account, then for one of its regions', async () => {
    const onChange = renderTarget();
    await waitFor(async () => expect(await account()).toBeEnabled());
    expect(await region()).toBeDisabled();
    expect(await region()).toHaveTextContent('Choose an account first');

    await choose(await account(), 'Analytics sandbox (444455556666)');
    expect(onChange).toHaveBeenLastCalledWith({
      account: '444455556666',
      region: undefined,
    });
    await choose(await region(), 'us-east-1');
    expect(onChange).toHaveBeenLastCalledWith({
      account: '444455556666',
      region: 'us-east-1',
    });
  });

  it('takes the region where there is only one, and drops one the account lacks', async () => {
    const onChange = renderTarget(
      {},
      { account: '444455556666', region: 'us-east-1' },
    );
    await waitFor(async () => expect(await account()).toBeEnabled());
    await choose(await account(), 'Analytics production (777788889999)');
    expect(onChange).toHaveBeenLastCalledWith({
      account: '777788889999',
      region: 'eu-west-1',
    });
  });

  it('asks nobody to choose the only account', async () => {
    const onChange = renderTarget({
      listAccounts: async () => ({ items: [mockAccounts[1]] }),
    });
    await waitFor(() =>
      expect(onChange).toHaveBeenCalledWith({
        account: '777788889999',
        region: 'eu-west-1',
      }),
    );
  });

  it('shows that it loads', async () => {
    renderTarget({ listAccounts: () => new Promise(() => {}) });
    expect(await account()).toBeDisabled();
    expect(await account()).toHaveTextContent('Loading the accounts');
  });

  it('offers another try when the accounts cannot be loaded', async () => {
    let isUp = false;
    renderTarget({
      listAccounts: async () =>
        isUp
          ? { items: mockAccounts }
          : failing(503, 'Unavailable', 'The database is away')(),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    isUp = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await account()).toBeEnabled();
  });

  it("marks the parts that the template's schema misses", async () => {
    renderField(TargetField, {
      api: mockAnalyticsApi(),
      value: { account: '444455556666' },
      errorSchema: {
        account: { __errors: ['Choose an AWS account.'] },
        region: { __errors: ['Choose a region.'] },
      },
    });
    expect(await screen.findByText('Choose a region.')).toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.queryByText('Choose an AWS account.'),
      ).not.toBeInTheDocument(),
    );
    await choose(await region(), 'eu-west-1');
    expect(screen.queryByText('Choose a region.')).not.toBeInTheDocument();
  });

  it('says whom to ask when there is no account', async () => {
    renderTarget({ listAccounts: async () => ({ items: [] }) });
    expect(
      await screen.findByText('No AWS account is open to you'),
    ).toBeInTheDocument();
  });
});

describe('validateTarget', () => {
  it.each([
    [{ account: '444455556666', region: 'us-east-1' }, []],
    [{}, ['Choose an AWS account and a region.']],
    [undefined, ['Choose an AWS account and a region.']],
    [{ account: '444455556666' }, ['Choose an AWS account and a region.']],
    [
      { account: '000000000000', region: 'eu-west-1' },
      ['The AWS account 000000000000 is not open to you.'],
    ],
    [
      { account: '777788889999', region: 'us-east-1' },
      [
        'The region us-east-1 is not switched on in the AWS account 777788889999.',
      ],
    ],
  ])('of %j finds the right problems', async (target, problems) => {
    await expect(
      validateField<{ account?: string; region?: string } | undefined>(
        validateTarget as never,
        target,
        mockAnalyticsApi(),
      ),
    ).resolves.toEqual(problems);
  });

  it('says when the accounts cannot be asked for', async () => {
    await expect(
      validateField(
        validateTarget,
        { account: '444455556666', region: 'us-east-1' },
        mockAnalyticsApi({
          listAccounts: failing(503, 'Unavailable', 'The database is away'),
        }),
      ),
    ).resolves.toEqual([
      'The AWS account could not be checked: The database is away',
    ]);
  });
});
