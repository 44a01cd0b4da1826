import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runNode } from './run.mjs';
import { hashFiles } from './sources.mjs';

const STAMP = join(ROOT, 'lib/storage/generated/.made-from');

function inputs() {
  return hashFiles(['prisma/schema.prisma', 'node_modules/prisma/package.json']);
}

/** Whether the Prisma client was generated from this schema by this Prisma. */
export function isGenerated() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs();
}

/** Generates the Prisma client. Any existing file as the engine keeps Prisma from fetching one that it would not use. */
export async function generate() {
  await runNode(
    ['node_modules/prisma/build/index.js', 'generate', '--config', 'prisma/prisma.config.ts', '--no-hints'],
    {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  );
  writeFileSync(STAMP, inputs());
}
