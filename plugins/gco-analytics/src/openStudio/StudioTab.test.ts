import { mockWindowOpen } from '../__testUtils__';
import { openStudioTab } from './StudioTab';

describe('openStudioTab', () => {
  afterEach(() => jest.restoreAllMocks());

  it('opens a blank tab, which needs no address to be known yet', () => {
    const { open } = mockWindowOpen();
    expect(openStudioTab()).toBeDefined();
    expect(open).toHaveBeenCalledWith('', '_blank');
  });

  it('says when the browser blocks it', () => {
    mockWindowOpen({ isBlocked: true });
    expect(openStudioTab()).toBeUndefined();
  });

  it('shows text as text', () => {
    const { tab } = mockWindowOpen();
    openStudioTab()?.showText('Opening', '<b>Preparing</b>');
    expect(tab.document.title).toBe('Opening');
    expect(tab.document.body.textContent).toBe('<b>Preparing</b>');
    expect(tab.document.querySelector('b')).toBeNull();
  });

  it('leaves for Studio without a way back to the portal', () => {
    const { tab } = mockWindowOpen();
    openStudioTab()?.go('https://d-1.studio.aws/auth?token=t');
    expect(tab.opener).toBeNull();
    expect(tab.open).toHaveBeenCalledWith(
      'https://d-1.studio.aws/auth?token=t',
      '_self',
      'noreferrer',
    );
    expect(tab.document.documentElement.outerHTML).not.toContain('token');
  });

  it.each([
    ['javascript', 'alert(1)'].join(':'),
    'data:text/html,x',
    'studio',
    '',
  ])('refuses to go to %p, without repeating it', url => {
    const { tab } = mockWindowOpen();
    expect(() => openStudioTab()?.go(url)).toThrow(
      'The address of Studio is not an address of the web',
    );
    expect(tab.open).not.toHaveBeenCalled();
  });
});
