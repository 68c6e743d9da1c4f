import { AwsError } from '../core/AwsError';
import { CallOrigin } from '../core/Authorizer';
import { DefaultCallContext } from '../core/DefaultCallContext';
import { World } from '../core/World';
import { WireRequest, WireResponse } from '../protocols';
import { networkPath, STUDIO_SERVICE } from '../server/networkPath';
import { admitVisit } from '../services/sagemaker/studioVisit';
import { appTitle, landingPath } from './landing';
import { appPage, homePage, refusedPage } from './pages';
import { StudioSessions, StudioVisit } from './StudioSessions';
import { STUDIO_PATH } from './studioPath';

const COOKIE = 'local-studio-session';

/** Where a URL for a space leads: to JupyterLab on a host of the space's own, on AWS. */
const SPACE_PATH = 'jupyterlab/default/lab';

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
  readonly #world: World;

  constructor(options: { world: World }) {
    this.#world = options.world;
  }

  get #sessions(): StudioSessions {
    return StudioSessions.of(this.#world);
  }

  /** @param sourceIp where the browser is */
  handle(request: WireRequest, sourceIp = '127.0.0.1'): WireResponse {
    const [domainId, ...rest] = request.path
      .slice(STUDIO_PATH.length)
      .split('/');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(405, 'Not possible', 'Studio pages can only be read.');
    }
    const path = rest.join('/');
    if (path === 'auth') {
      return this.#open(domainId, request.query.get('token')?.[0] ?? '');
    }
    const visit = this.#sessions.find(cookieOf(request), domainId);
    if (!visit) {
      return refuse(
        403,
        'No Studio session',
        'There is no session, or it has ended. Open Studio again from the portal.',
      );
    }
    try {
      return this.#show(visit, unescapePath(path), {
        sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
        endpoint: networkPath(this.#world, request, {
          service: STUDIO_SERVICE,
          region: visit.region,
        }),
      });
    } catch (error) {
      return refused(error);
    }
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
    const landing = session.visit.spaceName
      ? SPACE_PATH
      : landingPath(session.visit.landingUri) ?? '';
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
    visit: StudioVisit,
    path: string,
    from: Omit<CallOrigin, 'calledVia'>,
  ): WireResponse {
    const context = new DefaultCallContext({
      world: this.#world,
      service: 'sagemaker',
      accountId: visit.accountId,
      region: visit.region,
      principal: visit.principal,
      origin: { ...from, calledVia: [] },
    });
    const app = admitVisit(context, visit, path);
    if (visit.spaceName && !app) {
      return refuse(
        404,
        'Nothing runs here',
        `No app runs in space ${visit.spaceName}; on AWS this page is blank.`,
      );
    }
    const basePath = `${STUDIO_PATH}${visit.domainId}`;
    const title = appTitle(path);
    const body = title
      ? appPage(visit, { title, path, basePath })
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

/** What AWS answers when the policies of who made the URL do not allow it any more, or when the profile is gone. */
function refused(error: unknown): WireResponse {
  if (!(error instanceof AwsError)) {
    throw error;
  }
  return error.code.startsWith('AccessDenied')
    ? refuse(
        403,
        'Access has been taken away',
        'The role that this session was opened with may not open Studio for this profile any more.',
      )
    : refuse(404, 'This profile is not there', error.message);
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
