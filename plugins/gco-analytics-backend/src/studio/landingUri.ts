import { StudioLanding } from '@gco/plugin-gco-analytics-common';

// Without a slash after the scheme: with one, Studio redirects to a host of that name.
const uris: Record<StudioLanding, string> = {
  home: 'studio::',
  jupyterlab: 'app:JupyterLab:',
  'code-editor': 'app:CodeEditor:',
  canvas: 'app:Canvas:',
};

/** `LandingUri` of CreatePresignedDomainUrl. Only these: nothing of a request ever becomes part of it. */
export function landingUri(landing: StudioLanding = 'home'): string {
  return uris[landing];
}
