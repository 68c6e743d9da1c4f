import { Baseline } from '../__testUtils__/baselines';
import { foundationTemplateOf } from '../__testUtils__/foundations';

const config = {
  regions: ['eu-west-1', 'us-east-1'],
  accelerator: { enabled: true },
  images: { repositories: ['trainer'] },
};
const baseline = new Baseline(
  'foundation',
  foundationTemplateOf(config),
).updateWhenAsked();

it('loses nothing of a foundation that is deployed', () => {
  expect(baseline.losses).toEqual([]);
});

// When it is meant: UPDATE_BASELINES=1, then prettier, and read what git shows.
it('holds on to nothing that nobody has looked at', () => {
  expect(baseline.unguarded).toEqual([]);
});

it('would notice a loss', () => {
  const { losses } = new Baseline(
    'foundation',
    foundationTemplateOf({ images: { repositories: ['renamed'] } }),
  );
  expect(losses).toContain(
    'Accelerator (AWS::GlobalAccelerator::Accelerator) would be deleted',
  );
  expect(losses).toContain(
    'RepositoriesTrainer (Custom::ContainerRepository) would be deleted',
  );
});
