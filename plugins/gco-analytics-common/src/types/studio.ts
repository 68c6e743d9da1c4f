/**
 * Where a Studio session lands. `home` is Studio's start page.
 *
 * @public
 */
export type StudioLanding = 'home' | 'jupyterlab' | 'code-editor' | 'canvas';

/** @public */
export const STUDIO_LANDINGS: readonly StudioLanding[] = [
  'home',
  'jupyterlab',
  'code-editor',
  'canvas',
];

/**
 * Answer to "open Studio": a URL to go to now, or word that the person's profile is still being made.
 *
 * @public
 */
export type StudioSession = StudioSessionReady | StudioSessionPreparing;

/** @public */
export interface StudioSessionReady {
  status: 'ready';
  /** Presigned URL. A door key: open it at once, never keep it. */
  url: string;
  /** ISO 8601; the URL is refused afterwards. */
  expiresAt: string;
  /** The person's Studio user profile. */
  profileName: string;
}

/** @public */
export interface StudioSessionPreparing {
  status: 'preparing';
  profileName: string;
  /** AWS's word for the profile's state, e.g. `Pending`. */
  profileState: string;
  /** Ask again after so many milliseconds. */
  retryAfterMs: number;
}
