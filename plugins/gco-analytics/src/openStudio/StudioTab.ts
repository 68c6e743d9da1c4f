import { InputError } from '@backstage/errors';

/** The browser tab that Studio opens in. */
export interface StudioTab {
  /** Whether the person has closed it. */
  readonly isClosed: boolean;
  /** Shows a plain text while Studio is not there yet. */
  showText(title: string, text: string): void;
  /**
   * Leaves for Studio. The page there gets neither a handle on the portal nor its address.
   *
   * @throws InputError when the address is not one of the web
   */
  go(url: string): void;
  close(): void;
}

const isWebAddress = (url: string) =>
  URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);

class BrowserStudioTab implements StudioTab {
  constructor(private readonly tab: Window) {}

  get isClosed() {
    return this.tab.closed;
  }

  showText(title: string, text: string) {
    const { document } = this.tab;
    document.title = title;
    document.body.textContent = text;
    document.body.style.font = '16px system-ui, sans-serif';
    document.body.style.margin = '3rem';
  }

  go(url: string) {
    if (!isWebAddress(url)) {
      throw new InputError(
        'The address of Studio is not an address of the web',
      );
    }
    this.tab.opener = null;
    // The tab's own `open` with `noreferrer` stays in the tab; setting its location would send the portal's address.
    this.tab.open(url, '_self', 'noreferrer');
  }

  close() {
    this.tab.close();
  }
}

/**
 * Opens a blank tab. To be called while a click is handled, or the browser takes it for a pop-up.
 *
 * @returns undefined when the browser blocked it
 */
export function openStudioTab(): StudioTab | undefined {
  const tab = window.open('', '_blank');
  return tab ? new BrowserStudioTab(tab) : undefined;
}
