import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { csvResponse } from '@/lib/http/csv-response';
import { deliveryOperations } from '@/lib/http/openapi/own/deliveries';
import { exportFailureLogs } from '@/lib/services/export-failure-logs';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(deliveryOperations.exportFailureLogs, async ({ caller, query }) =>
    csvResponse(
      await exportFailureLogs(caller, query),
      `failure-logs-${new Date().toISOString().slice(0, 19).replace(/:/g, '')}Z.csv`,
    ),
  ),
});
