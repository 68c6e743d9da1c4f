import { environmentTemplate } from './environmentTemplate';

/** Prints the templates of the test environment, one for each set of options given as a JSON list. */
const [, , outdir, options] = process.argv;
const templates = JSON.parse(options).map((variant: object, index: number) =>
  environmentTemplate(`${outdir}/${index}`, variant),
);
process.stdout.write(JSON.stringify(templates));
