import { AwsError } from '../../core/AwsError';

const PAGE_SIZE = 100;

/** One page of a list; the marker is the position of the page's first item. */
export function pageOf<T>(
  items: readonly T[],
  marker: string | undefined,
  size: number = PAGE_SIZE,
): { page: T[]; NextMarker?: string } {
  const start = Number(marker ?? 0);
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('InvalidMarkerException', `Marker ${marker} is invalid`);
  }
  const end = start + size;
  return {
    page: items.slice(start, end),
    NextMarker: end < items.length ? String(end) : undefined,
  };
}
