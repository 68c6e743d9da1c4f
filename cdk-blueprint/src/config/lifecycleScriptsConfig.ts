import { section, text } from './fields';

/** What SageMaker takes is 16384 characters of base64, four for every three bytes. */
const MAX_BYTES = (16_384 / 4) * 3;

const RULE = `must be a script that begins with #!, of at most ${MAX_BYTES} bytes in UTF-8 and with line feeds only, no carriage returns`;

// A carriage return would become part of the interpreter's name, and no app would start.
const script = () =>
  text(RULE, /^#![^\r]+$/).refine(
    content => Buffer.byteLength(content, 'utf8') <= MAX_BYTES,
    { error: RULE },
  );

/** The `studio.lifecycleScripts` section. */
export const lifecycleScriptsConfig = section({
  jupyterLab: script()
    .optional()
    .describe('Runs whenever a JupyterLab app starts'),
  codeEditor: script()
    .optional()
    .describe('Runs whenever a Code Editor app starts'),
});
