/** Apps that a landing URI can name. */
const APPS: Record<string, { segment: string; title: string } | undefined> = {
  JupyterServer: { segment: 'classic', title: 'Studio Classic' },
  JupyterLab: { segment: 'jupyterlab', title: 'JupyterLab' },
  CodeEditor: { segment: 'codeeditor', title: 'Code Editor' },
  RStudioServerPro: { segment: 'rstudio', title: 'RStudio' },
  Canvas: { segment: 'canvas', title: 'Canvas' },
};

const MAX_LENGTH = 1023;

/** Where a browser is sent after it opened a presigned URL: a path below the domain's own. */
export function landingPath(landingUri: string): string | undefined {
  if (landingUri.length > MAX_LENGTH) {
    return undefined;
  }
  const studio = /^studio::(.*)$/s.exec(landingUri);
  if (studio) {
    return studio[1];
  }
  const [, app, path] = /^app:([A-Za-z]+):(.*)$/s.exec(landingUri) ?? [];
  const known =
    app !== undefined && Object.hasOwn(APPS, app) ? APPS[app] : undefined;
  return known && [known.segment, path].filter(part => part !== '').join('/');
}

/** Title of the app whose page has this first path segment, or nothing for Studio's home. */
export function appTitle(path: string): string | undefined {
  const [segment] = path.split('/');
  return Object.values(APPS).find(app => app?.segment === segment)?.title;
}
