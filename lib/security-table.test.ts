import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const ENDINGS = ['.ts', '.tsx', '.mjs', '/'];

interface Point {
  number: number;
  text: string;
  /** Names as they stand in the cells, whole: below `lib/` unless they say otherwise. */
  where: string[];
  tests: string[];
}

/** The names of a cell. One without a folder is in the folder of the name before it. */
function namesIn(cell: string): string[] {
  let folder = '';
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
    const at = name.lastIndexOf('/');
    if (at >= 0) folder = name.slice(0, at + 1);
    return at >= 0 ? name : `${folder}${name}`;
  });
}

function fileOf(name: string): string | undefined {
  const below = /^(e2e|prisma|app)\//.test(name) ? name : join('lib', name);
  return ENDINGS.map((ending) => join(ROOT, `${below.replace(/\/$/, '')}${ending}`)).find((path) => existsSync(path));
}

const points: Point[] = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.slice(2, -1).split(' | '))
  .map(([number = '', text = '', where = '', tests = '']) => ({
    number: Number(number),
    text,
    where: namesIn(where),
    tests: namesIn(tests),
  }));

describe('the table of SECURITY.md', () => {
  it('has thirty points, each once', () => {
    expect(points.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  it.each(points)('$number says where it is kept and what tests it, or why it does not apply', (point) => {
    if (/^(Does not apply|Not done): /.test(point.text)) return;
    expect(point.where.length).toBeGreaterThan(0);
    expect(point.tests.length).toBeGreaterThan(0);
    expect(point.tests.filter((name) => !/\.(test|spec)$/.test(name))).toEqual([]);
  });

  it.each(points)('$number names files that exist', ({ where, tests }) => {
    expect([...where, ...tests].filter((name) => fileOf(name) === undefined)).toEqual([]);
  });
});
