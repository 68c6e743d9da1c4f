/** A browser tab as `window.open` returns it, in a world where the browser opens it; `null` where it does not. */
export function mockWindowOpen(options: { isBlocked?: boolean } = {}) {
  const tab = {
    closed: false,
    opener: window as Window | null,
    document: document.implementation.createHTMLDocument(),
    open: jest.fn(),
    close: jest.fn(() => {
      tab.closed = true;
    }),
  };
  const open = jest
    .spyOn(window, 'open')
    .mockReturnValue(options.isBlocked ? null : (tab as unknown as Window));
  return { tab, open };
}
