// `npm run web`, `npm run worker`, `npm run migrate`, `npm run rewrap`: one process of the production shape, over DATABASE_URL.
import { pathToFileURL } from 'node:url';
import { requireNode } from './setup/node-version.mjs';
import { loadEnvFile, prepareCheckout, processFile } from './setup/prepare.mjs';

requireNode();
loadEnvFile();
await prepareCheckout();
await import(pathToFileURL(processFile(process.argv[2] ?? '')).href);
