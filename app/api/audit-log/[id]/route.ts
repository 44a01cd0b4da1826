import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { auditLogOperations } from '@/lib/http/openapi/own/audit-log';
import { getAuditEntry } from '@/lib/services/audit-log';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(auditLogOperations.get, ({ caller, params }) => getAuditEntry(caller, params.id)),
});
