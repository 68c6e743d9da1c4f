import { World } from '../core/World';
import { WireRequest, WireResponse } from '../protocols';
import { appTitle, landingPath } from './landing';
import { appPage, homePage, refusedPage } from './pages';
import { StudioSessions } from './StudioSessions';
import { STUDIO_PATH, STUDIO_STORE, StudioState } from './studioState';

const COOKIE = 'local-studio-session';

/** Headers of every page: nothing may keep it, frame it, or learn its address. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
};

/** The stand-in Studio: opens presigned URLs and shows who came with what. */
export class StudioPages {
  readonly #sessions: StudioSessions;

  constructor(options: { world: World }) {
    this.#sessions = options.world.state.get(
      [STUDIO_STORE],
      () => new StudioState(),
    ).sessions;
  }

  handle(request: WireRequest): WireResponse {
    const [domainId, ...rest] = request.path
      .slice(STUDIO_PATH.length)
      .split('/');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(405, 'Not possible', 'Studio pages can only be read.');
    }
    const path = rest.join('/');
    return path === 'auth'
      ? this.#open(domainId, request.query.get('token')?.[0] ?? '')
      : this.#show(domainId, path, cookieOf(request));
  }

  #open(domainId: string, token: string): WireResponse {
    const session = this.#sessions.open(token, domainId);
    if (!session) {
      return refuse(
        403,
        'This link has expired',
        'A Studio link works for a short time only. Go back to where you opened it and open Studio again.',
      );
    }
    const landing = landingPath(session.visit.landingUri) ?? '';
    if (landing.startsWith('/')) {
      // AWS joins the path to a slash of its own, and the browser takes `//name/…` for another host.
      return refuse(
        400,
        'This link leads nowhere',
        `Its landing path '${landing}' begins with a slash, which would send the browser to another host.`,
      );
    }
    const base = `${STUDIO_PATH}${domainId}`;
    return {
      status: 302,
      headers: {
        ...PAGE_HEADERS,
        location: `${base}/${landing
          .split('/')
          .map(encodeURIComponent)
          .join('/')}`,
        'set-cookie': `${COOKIE}=${session.id}; Path=${base}; Max-Age=${session.seconds}; HttpOnly; SameSite=Lax`,
      },
      body: '',
    };
  }

  #show(
    domainId: string,
    path: string,
    sessionId: string | undefined,
  ): WireResponse {
    const visit = this.#sessions.find(sessionId, domainId);
    if (!visit) {
      return refuse(
        403,
        'No Studio session',
        'There is no session, or it has ended. Open Studio again from the portal.',
      );
    }
    const basePath = `${STUDIO_PATH}${domainId}`;
    const shownPath = unescapePath(path);
    const title = appTitle(shownPath);
    const body = title
      ? appPage(visit, { title, path: shownPath, basePath })
      : homePage(visit, basePath);
    return { status: 200, headers: PAGE_HEADERS, body };
  }
}

function refuse(status: number, heading: string, reason: string): WireResponse {
  return {
    status,
    headers: PAGE_HEADERS,
    body: refusedPage({ heading, reason }),
  };
}

function cookieOf(request: WireRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '')
    .split(';')
    .map(pair => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}

function unescapePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
