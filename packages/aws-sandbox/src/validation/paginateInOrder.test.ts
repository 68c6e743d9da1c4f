import { paginate } from './paginate';
import { paginateInOrder } from './paginateInOrder';

const CODE = 'InvalidToken';

function inOrder(items: readonly string[], token?: string, limit = 2) {
  return paginateInOrder(items, {
    limit,
    defaultLimit: 100,
    token,
    keyOf: item => item,
    invalidTokenCode: CODE,
  });
}

describe('pages of a list in its own order', () => {
  const list = ['d', 'a', 'c', 'b', 'e'];

  it('follow each other', () => {
    const first = inOrder(list);
    const second = inOrder(list, first.nextToken);
    const third = inOrder(list, second.nextToken);
    expect([first.items, second.items, third.items]).toEqual([
      ['d', 'a'],
      ['c', 'b'],
      ['e'],
    ]);
    expect(third.nextToken).toBeUndefined();
  });

  it.each([
    ['an item before it went', ['a', 'c', 'b', 'e'], ['c', 'b']],
    ['its last item went', ['d', 'c', 'b', 'e'], ['c', 'b']],
    ['all its items went', ['c', 'b', 'e'], ['c', 'b']],
    [
      'items came before it',
      ['y', 'z', ...['d', 'a', 'c', 'b', 'e']],
      ['c', 'b'],
    ],
    ['items came at the end', [...['d', 'a', 'c', 'b', 'e'], 'z'], ['c', 'b']],
    ['the next item went', ['d', 'a', 'b', 'e'], ['b', 'e']],
  ])('go on where the page ended when %s', (_, changed, next) => {
    const { nextToken } = inOrder(list);
    expect(inOrder(changed, nextToken).items).toEqual(next);
  });

  it('refuse tokens of others', () => {
    const { nextToken: ofKeys } = paginate(['a', 'b'], {
      limit: 1,
      defaultLimit: 1,
      keyOf: item => item,
      invalidTokenCode: CODE,
    });
    for (const token of ['', '1', 'djE6b3JkZXI6', ofKeys!]) {
      expect(() => inOrder(list, token)).toThrow(
        expect.objectContaining({ code: CODE }),
      );
    }
  });

  it('say nothing of the items in their tokens', () => {
    const { nextToken } = inOrder(['secret-name', 'other', 'third']);
    expect(Buffer.from(nextToken!, 'base64url').toString()).not.toContain(
      'secret',
    );
    expect(nextToken!.length).toBeLessThan(128);
  });
});
