import { z } from 'zod';
import { auditEntrySchema, auditQuerySchema } from '@/lib/schemas/audit-log';
import { pageOf } from '@/lib/schemas/page';
import { apiOperation } from '../../api-operation';

/** Who changed what (PRODUCT 4). */
export const auditLogOperations = {
  list: apiOperation({
    method: 'GET',
    path: '/api/audit-log',
    operationId: 'listAuditLog',
    summary: 'Who changed what in the account, newest first; for admins',
    action: 'audit:read',
    query: auditQuerySchema,
    answer: pageOf(auditEntrySchema),
  }),
  get: apiOperation({
    method: 'GET',
    path: '/api/audit-log/{id}',
    operationId: 'getAuditEntry',
    summary: 'One entry of the audit log',
    action: 'audit:read',
    params: z.object({ id: z.string() }),
    answer: auditEntrySchema,
  }),
};
