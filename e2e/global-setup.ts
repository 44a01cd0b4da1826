import { makeTemplate, migratedDataDir, removeDataDir, startProduct } from './product';

/** Starts the product once for the whole run, with its demo data, and tells the fixtures where it is. */
export default async function setup(): Promise<() => Promise<void>> {
  const template = await makeTemplate();
  const env = { LOG_LEVEL: 'warn', RETRY_SCHEDULE: process.env.RETRY_SCHEDULE ?? '' };
  const product = await startProduct({ dataDir: migratedDataDir(), env });
  process.env.POSTWIRE_E2E_URL = product.url;
  process.env.POSTWIRE_E2E_DEMO = JSON.stringify(product.demo);
  process.env.POSTWIRE_E2E_DATA_DIR = product.dataDir;
  return async () => {
    await product.stop();
    removeDataDir(product.dataDir);
    removeDataDir(template);
  };
}
