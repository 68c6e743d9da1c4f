import { page, sortedPage } from './page';

describe('lists of SageMaker', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const items = [
    { name: 'b', creationTime: at(1), lastModifiedTime: at(9) },
    { name: 'c', creationTime: at(3), lastModifiedTime: at(3) },
    { name: 'a', creationTime: at(2), lastModifiedTime: at(5) },
  ];
  const nameOf = ({ name }: { name: string }) => name;
  const listed = (
    input: Parameters<typeof sortedPage>[1],
    order?: 'Descending',
  ) => sortedPage(items, input, nameOf, order).items.map(nameOf).join('');

  it.each([
    [{}, 'bac'],
    [{ SortOrder: 'Descending' }, 'cab'],
    [{ SortBy: 'LastModifiedTime' }, 'cab'],
    [{ SortBy: 'Name', SortOrder: 'Descending' }, 'cba'],
  ])('are in the order of %p', (input, names) => {
    expect(listed(input)).toBe(names);
  });

  it('have an order of their own where AWS has it', () => {
    expect(listed({}, 'Descending')).toBe('cab');
    expect(listed({ SortOrder: 'Ascending' }, 'Descending')).toBe('bac');
  });

  it('are paged in their order, and refuse tokens that are none', () => {
    const input = { SortOrder: 'Descending', MaxResults: 2 };
    const first = sortedPage(items, input, nameOf);
    expect(first.items.map(nameOf)).toEqual(['c', 'a']);
    const second = sortedPage(
      items,
      { ...input, NextToken: first.nextToken },
      nameOf,
    );
    expect(second.items.map(nameOf)).toEqual(['b']);
    expect(second.nextToken).toBeUndefined();
    for (const list of [page, sortedPage]) {
      expect(() => list(items, { NextToken: 'x' }, nameOf)).toThrow(
        expect.objectContaining({ code: 'ValidationException' }),
      );
    }
  });
});
