import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const CSS = readFileSync(join(import.meta.dirname, 'globals.css'), 'utf8');

/** The declarations of the only block of a selector. */
function block(selector: string): { name: string; value: string }[] {
  const blocks = CSS.split(`\n${selector} {`);
  expect(blocks, selector).toHaveLength(2);
  const lines = (blocks[1] ?? '').split('\n}')[0] ?? '';
  return [...lines.matchAll(/^\s*([\w-]+):\s*(.+);$/gm)].map(([, name = '', value = '']) => ({ name, value }));
}

it('themes differ in the values of colours alone, so that what is not about colours holds in both', () => {
  const dark = block('.dark').filter(({ name }) => name !== 'color-scheme' && name !== '--shadow');
  expect(dark.length).toBeGreaterThan(20);
  for (const { name, value } of dark) expect(`${name}: ${value}`).toMatch(/^--[\w-]+: (#[0-9a-f]{6}|rgb\([\d ./]+\))$/);
  const light = block(':root').map(({ name }) => name);
  expect(dark.filter(({ name }) => !light.includes(name))).toEqual([]);
  expect(CSS).not.toContain('prefers-color-scheme');
});

it('no component looks for the theme in its classes', () => {
  const themed = ['app', 'components']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => path.endsWith('.tsx'))
    .filter((path) => /[\s"'`:]dark:[\w[-]/.test(readFileSync(join(ROOT, path), 'utf8')));
  expect(themed).toEqual([]);
});
