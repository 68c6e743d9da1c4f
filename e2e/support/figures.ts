import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const file = join(__dirname, '../../.local/figures.json');

/** Notes a measured figure in `.local/figures.json`. */
export function figure(name: string, milliseconds: number): void {
  const figures = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {};
  figures[name] = `${(milliseconds / 1000).toFixed(1)} s`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}
