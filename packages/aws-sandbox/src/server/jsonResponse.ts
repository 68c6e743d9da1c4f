import { WireResponse } from '../protocols';

/** A JSON answer that no cache may keep. */
export function jsonResponse(value: unknown, status = 200): WireResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    },
    body: JSON.stringify(value),
  };
}
