/**
 * Numbers from 0 to below 1, evenly spread; with a seed the same ones in every run.
 * Made by the mulberry32 generator, whose whole state is one 32-bit number.
 */
export function randomFractions(seed?: number): () => number {
  if (seed === undefined) {
    return Math.random;
  }
  let state = seed % 2 ** 32;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
