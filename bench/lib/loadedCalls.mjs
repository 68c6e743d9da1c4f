import autocannon from 'autocannon';

const CONNECTIONS = 16;
const SECONDS = 8;

/**
 * Sends requests in turn as fast as they are answered.
 *
 * @returns calls a second, and latencies in milliseconds
 */
export async function loadedCalls(url, requests) {
  const run = await autocannon({
    url,
    requests,
    connections: CONNECTIONS,
    duration: SECONDS,
    workers: 1,
  });
  const failed = run.non2xx + run.errors + run.timeouts;
  if (failed > 0)
    throw new Error(`${failed} of ${run.requests.total} calls failed`);
  return {
    perSecond: run.requests.average,
    p50: run.latency.p50,
    p99: run.latency.p99,
  };
}
