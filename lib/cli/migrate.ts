import { join } from 'node:path';
import { applyMigrations } from '@/lib/storage/migrations';

const url = process.env.DATABASE_URL;
if (!url) {
  console.error('Set DATABASE_URL to the database to migrate (the embedded one is migrated by npm start).');
  process.exit(1);
}
// From dist/processes/, where this runs, to the checkout.
const applied = await applyMigrations(url, join(import.meta.dirname, '../../prisma/migrations'));
console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
