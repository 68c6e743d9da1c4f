import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFoundation } from './__testUtils__/foundations';
import { emptyDirectory } from './__testUtils__/templates';
import { synthesizeFoundation } from './synthesizeFoundation';

const config = exampleFoundation({
  regions: ['eu-west-1', 'us-east-1'],
  accelerator: { enabled: true },
  images: { repositories: ['trainer'] },
});

it('writes a template', () => {
  const outdir = emptyDirectory();
  const { stackName, templateFile } = synthesizeFoundation({ config, outdir });
  expect(stackName).toBe('gco-foundation');
  expect(templateFile).toBe(join(outdir, 'gco-foundation.template.json'));
  const { Resources } = JSON.parse(readFileSync(templateFile, 'utf8'));
  expect(Object.keys(Resources)).toContain('ClusterSharedBucket');
});

it('writes the same template again and again', () => {
  const [first, second] = [1, 2].map(() => {
    const { templateFile } = synthesizeFoundation({
      config,
      outdir: emptyDirectory(),
    });
    return readFileSync(templateFile, 'utf8');
  });
  expect(second).toBe(first);
});

it("satisfies CloudFormation's schemas", () => {
  const outdir = emptyDirectory();
  synthesizeFoundation({ config, outdir, validate: true });
  const { pluginReports } = JSON.parse(
    readFileSync(join(outdir, 'validation-report.json'), 'utf8'),
  );
  expect(
    pluginReports.flatMap(({ violations = [] }: any) => violations),
  ).toEqual([]);
});
