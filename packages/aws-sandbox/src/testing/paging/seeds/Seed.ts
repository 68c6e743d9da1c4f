import { TestSandbox } from '../../startTestSandbox';
import { Call } from '../walkPages';

/** Lists that have several items, by operation. */
export type SeededLists = Record<string, { input?: object; items?: string }>;

/** Fills a service so that its lists have several items. */
export interface Seed {
  service: string;
  fill(call: Call, sandbox: TestSandbox): Promise<SeededLists>;
}

export const NAMES = ['ant', 'bee', 'cat', 'dog', 'eel'];

/** Does something for each name, one after the other. */
export async function each<T>(
  work: (name: string, index: number) => Promise<T>,
  names: readonly string[] = NAMES,
): Promise<T[]> {
  const results: T[] = [];
  for (const [index, name] of names.entries()) {
    results.push(await work(name, index));
  }
  return results;
}
