const KEY = 'portal.persona';

/** Id of the persona that this browser tab is signed in as; undefined after signing out. */
export function recallPersona(): string | undefined {
  return window.sessionStorage.getItem(KEY) ?? undefined;
}

export function rememberPersona(id: string): void {
  window.sessionStorage.setItem(KEY, id);
}

export function forgetPersona(): void {
  window.sessionStorage.removeItem(KEY);
}
