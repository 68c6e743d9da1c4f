import { escapeHtml } from './escapeHtml';
import { pageLayout } from './pageLayout';
import { StudioVisit } from './StudioSessions';

const JUPYTER_ICON =
  '<svg viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="9" fill="#fdeee3"/><circle cx="18" cy="18" r="6" fill="#e4722b"/><path d="M6 15c6-8 18-8 24 0M6 21c6 8 18 8 24 0" fill="none" stroke="#e4722b" stroke-width="2.4" stroke-linecap="round"/></svg>';
const EDITOR_ICON =
  '<svg viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="9" fill="#e6eefc"/><path d="M14 12l-6 6 6 6M22 12l6 6-6 6M20 9l-4 18" fill="none" stroke="#2b5fc4" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>';

/** Studio's home: what can be opened, and who is here by which way. */
export function homePage(visit: StudioVisit, basePath: string): string {
  const body = `
<h1>Welcome, ${escapeHtml(visit.userProfileName)}</h1>
<p>You are in the domain <b>${escapeHtml(visit.domainName)}</b>.</p>
<section aria-label="Applications" class="tiles">
<a class="tile" href="${escapeHtml(
    basePath,
  )}/jupyterlab">${JUPYTER_ICON}<b>JupyterLab</b><span>Notebooks, terminals and data in your space</span></a>
<a class="tile" href="${escapeHtml(
    basePath,
  )}/codeeditor">${EDITOR_ICON}<b>Code Editor</b><span>An editor in the manner of Visual Studio Code</span></a>
</section>
<h2>This session</h2>
${facts(visit)}`;
  return pageLayout({ title: `Studio: ${visit.domainName}`, body });
}

/** The page of one app, where AWS would start it. */
export function appPage(
  visit: StudioVisit,
  options: { title: string; path: string; basePath: string },
): string {
  const body = `
<h1>${escapeHtml(options.title)}</h1>
<p>On AWS, ${escapeHtml(options.title)} of profile <b>${escapeHtml(
    visit.userProfileName,
  )}</b> would open here (<code>${escapeHtml(options.path)}</code>).</p>
<p><a class="back" href="${escapeHtml(
    options.basePath,
  )}/">Back to Studio</a></p>
<h2>This session</h2>
${facts(visit)}`;
  return pageLayout({ title: `${options.title}: ${visit.domainName}`, body });
}

/** What a browser sees whose URL or session does not hold. */
export function refusedPage(options: {
  heading: string;
  reason: string;
}): string {
  const body = `<h1>${escapeHtml(options.heading)}</h1><p>${escapeHtml(
    options.reason,
  )}</p>`;
  return pageLayout({ title: options.heading, body });
}

function facts(visit: StudioVisit): string {
  const rows: Array<[string, string | undefined]> = [
    ['Domain', visit.domainName],
    ['Domain id', visit.domainId],
    ['User profile', visit.userProfileName],
    ['Space', visit.spaceName],
    ['Account', visit.accountId],
    ['Region', visit.region],
    ['Landing', visit.landingUri],
    ['Role session', visit.principal.sessionName],
    ['Source identity', visit.principal.sourceIdentity],
    ['URL made by', visit.principal.arn],
  ];
  const shown = rows.filter(
    (row): row is [string, string] => row[1] !== undefined,
  );
  return `<dl class="facts">${shown
    .map(([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('')}</dl>`;
}
