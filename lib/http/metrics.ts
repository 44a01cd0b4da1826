import { env } from '@/lib/config/env';
import { exposedBy } from '@/lib/config/exposed-by';
import { AppError } from '@/lib/core/app-error';
import { collectMetrics, type Metric } from '@/lib/services/metrics';
import { errorResponse } from './error-response';
import { requireBearer } from './require-bearer';

function requireScraper(request: Request): void {
  const { METRICS_TOKEN: token, HOST: host, PUBLIC_URL: publicUrl, TRUSTED_PROXIES: trustedProxies } = env();
  if (token !== undefined) {
    requireBearer(request, token, 'METRICS_TOKEN');
    return;
  }
  // Whose the database is makes no difference here.
  if (exposedBy({ host, publicUrl, embedded: true, trustedProxies }) === null) return;
  throw new AppError(
    'forbidden',
    'This route is off: set METRICS_TOKEN, as this server listens beyond its own machine.',
  );
}

/** Prometheus' text format, version 0.0.4; metrics of one name must stand together. */
export function metricsText(metrics: readonly Metric[]): string {
  const told = new Set<string>();
  const lines: string[] = [];
  for (const { name, help, type, labels = {}, value } of metrics) {
    if (!told.has(name)) lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    told.add(name);
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text.replace(/[\\"\n]/g, '_')}"`);
    lines.push(`${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${Number.isFinite(value) ? value : 0}`);
  }
  return `${lines.join('\n')}\n`;
}

/**
 * `GET /metrics` for Prometheus (PRODUCT 4). With METRICS_TOKEN only with that bearer token; without it only while the server
 * listens on its own machine and for nobody else: fails closed.
 */
export async function metricsHandler(request: Request): Promise<Response> {
  try {
    requireScraper(request);
    return new Response(metricsText(await collectMetrics()), {
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
    });
  } catch (error) {
    return errorResponse(error, request);
  }
}
