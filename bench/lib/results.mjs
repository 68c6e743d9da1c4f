// Keeps the figures of each benchmark in a section of its own in RESULTS.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = join(dirname(fileURLToPath(import.meta.url)), '../RESULTS.md');
const HEADING = '# Benchmark results\n\nWritten by `npm run bench`.\n';

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * One line on where and when: results of two machines say nothing about each other. `{node}` stands for the version of Node
 * that is measured.
 */
export function machine() {
  const [{ model }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return (
    `${date} UTC, ${
      cpus().length
    } × ${model.trim()}, ${memory} GB of memory, Node {node}, ` +
    `load ${loadavg()[0].toFixed(1)} before the run.`
  );
}

/** Puts text under a heading, in place of what was there before. */
export function writeSection(title, text) {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : HEADING;
  const [head, ...sections] = before.split(/^(?=## )/m);
  const kept = sections.filter(section => !section.startsWith(`## ${title}\n`));
  const all = [head, ...kept, `## ${title}\n\n${text}\n`];
  writeFileSync(file, `${all.map(part => part.trim()).join('\n\n')}\n`);
  return file;
}

/** A table with columns as wide as they need to be. */
export function table(rows) {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length), 3),
  );
  const line = row =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const [head, ...others] = rows.map(line);
  return [head, line(widths.map(w => '-'.repeat(w))), ...others].join('\n');
}
