import { Baseline } from '../__testUtils__/baselines';
import { foundationTemplateOf } from '../__testUtils__/foundations';

const config = {
  regions: ['eu-west-1', 'us-east-1'],
  accelerator: { enabled: true },
  images: { repositories: ['trainer'] },
};
const baseline = new Baseline('foundation', foundationTemplateOf(config));

it('loses nothing of a foundation that is deployed', () => {
  expect(baseline.losses).toEqual([]);
});

// When it is meant: UPDATE_BASELINES=1, and read what git shows.
it('is what somebody has looked at', () => {
  const [committed, current] = baseline.committedAndCurrent;
  expect(current).toEqual(committed);
});

it('would notice a loss', () => {
  const { losses } = new Baseline(
    'foundation',
    foundationTemplateOf({ images: { repositories: ['renamed'] } }),
  );
  expect(losses).toContain('Accelerator: WILL_DESTROY');
  expect(losses).toContain('RepositoriesTrainer: WILL_DESTROY');
});
