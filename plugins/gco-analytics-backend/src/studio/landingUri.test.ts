import { STUDIO_LANDINGS } from '@gco/plugin-gco-analytics-common';
import { landingUri } from './landingUri';

it('starts at home', () => {
  expect(landingUri()).toBe('studio::');
});

it.each(STUDIO_LANDINGS)('%s is a landing that AWS documents', landing => {
  expect(landingUri(landing)).toMatch(
    /^(studio::|app:(JupyterLab|CodeEditor|Canvas):)$/,
  );
});
