import { defineConfig } from 'prisma/config';

// Passed with --config: the top level of the repository holds no tool configuration.
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://127.0.0.1:5432/postwire' },
});
