import { openapi } from './api';
import { mockOutputs } from './mocks';
import { ENVIRONMENT_OUTPUT_KEYS, pickEnvironmentOutputs } from './outputs';

it('lists the outputs that the contract describes', () => {
  const described =
    openapi.components.schemas.Environment.properties.outputs.properties;
  expect([...ENVIRONMENT_OUTPUT_KEYS].sort()).toEqual(
    Object.keys(described).sort(),
  );
});

it('keeps known outputs only', () => {
  const { EmrApplicationId, ...withoutEmr } = mockOutputs;
  expect(pickEnvironmentOutputs({ ...withoutEmr, CDKMetadata: 'x' })).toEqual(
    withoutEmr,
  );
});
