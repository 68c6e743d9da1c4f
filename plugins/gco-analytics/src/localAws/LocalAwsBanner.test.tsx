import { screen } from '@testing-library/react';
import { JsonObject } from '@backstage/types';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { LocalAwsBanner } from './LocalAwsBanner';

const renderBanner = (data: JsonObject) =>
  renderInTestApp(
    <>
      <LocalAwsBanner />
      <p>page</p>
    </>,
    { config: data },
  );

describe('LocalAwsBanner', () => {
  it('says that nothing is real on a local AWS', async () => {
    renderBanner({
      gcoAnalytics: { localAws: { url: 'http://localhost:4766' } },
    });
    expect(
      await screen.findByText('Local AWS: nothing here is real or billed'),
    ).toBeInTheDocument();
  });

  it.each([{}, { gcoAnalytics: {} }, { gcoAnalytics: { localAws: {} } }])(
    'is silent with the config %j',
    async data => {
      renderBanner(data);
      await screen.findByText('page');
      expect(screen.queryByText(/Local AWS/)).not.toBeInTheDocument();
    },
  );
});
