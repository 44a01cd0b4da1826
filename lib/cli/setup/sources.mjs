import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const DIRECTORIES = ['app', 'components', 'lib', 'prisma', 'public'];
const FILES = ['package.json', 'package-lock.json', 'next.config.js', 'tsconfig.json'];
const NOT_BUILT = /\.(test|spec)\.tsx?$|\.md$|^lib\/(testing|storage\/generated|core\/samples)\/|^lib\/cli\/test/;

function filesOf(directory) {
  if (!existsSync(join(ROOT, directory))) return [];
  return readdirSync(join(ROOT, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

/** One hash over every file that a build is made of: equal sources, equal build. */
export function hashSources() {
  const hash = createHash('sha256').update(`${process.versions.modules}\n`);
  for (const path of [...FILES, ...DIRECTORIES.flatMap(filesOf)].sort()) {
    if (NOT_BUILT.test(path)) continue;
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(ROOT, path)))
      .update('\n');
  }
  return hash.digest('hex');
}

/** The hash of a few files, for a stamp. */
export function hashFiles(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(join(ROOT, path)));
  return hash.digest('hex');
}
