import { createLog } from './createLog';

function logged(use: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = [];
  use(createLog({ fields: { domainId: 'd-1' }, write: l => lines.push(l) }));
  return lines.map(line => JSON.parse(line));
}

describe('createLog', () => {
  it('writes one JSON object a line, with the fields that are always there', () => {
    expect(
      logged(log => {
        log.info('looked', { apps: 2 });
        log.with({ app: 'default' }).warn('slow\nline');
        log.error('stopped', { domainId: 'd-2' });
      }),
    ).toEqual([
      { level: 'info', message: 'looked', domainId: 'd-1', apps: 2 },
      {
        level: 'warn',
        message: 'slow\nline',
        domainId: 'd-1',
        app: 'default',
      },
      { level: 'error', message: 'stopped', domainId: 'd-2' },
    ]);
  });

  it.each([
    ['a token by name', { idToken: 'abc' }],
    ['a password in a list of objects', { users: [{ Password: 'abc' }] }],
    ['a signed URL', { at: 'https://x.example/y?X-Amz-Signature=abc' }],
    ['the URL that opens Studio', { at: 'https://d-1.studio/auth?token=abc' }],
    ['a JSON web token', { said: 'Bearer eyJabc.eyJabc.abc' }],
    ['a URL in an error', { error: new Error('GET /a?token=abc failed') }],
    ['an access key', { id: 'ASIAABCABCABCABCABCA' }],
  ])('hides %s', (_what, fields) => {
    const [line] = logged(log => log.info('text', fields));
    expect(JSON.stringify(line)).not.toMatch(/abc|ASIA/i);
    expect(JSON.stringify(line)).toContain('(hidden)');
  });

  it('hides a secret in the text too', () => {
    const [line] = logged(log => log.info('open /a?token=abc'));
    expect(line.message).toBe('(hidden)');
  });

  it('names errors', () => {
    const [line] = logged(log =>
      log.error('no', { cause: new TypeError('x') }),
    );
    expect(line.cause).toEqual({ error: 'TypeError', message: 'x' });
  });

  it('leaves everything else alone', () => {
    const fields = {
      at: new Date(0),
      none: null,
      list: [1, 'https://x.example/y?page=2'],
    };
    const [line] = logged(log => log.info('text', fields));
    expect(line).toMatchObject({
      ...fields,
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('writes to standard output unless told otherwise', () => {
    const write = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation(() => true);
    createLog().info('hello');
    expect(write).toHaveBeenCalledWith('{"level":"info","message":"hello"}\n');
    write.mockRestore();
  });
});
