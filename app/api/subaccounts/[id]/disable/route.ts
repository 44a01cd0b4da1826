import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { ownSubaccountOperations } from '@/lib/http/openapi/own/subaccounts';
import { describeSubaccount } from '@/lib/services/listed-subaccounts';
import { changeSubaccountStatus } from '@/lib/services/subaccounts';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(ownSubaccountOperations.disable, async ({ caller, params: { id }, body: { reason } }) => {
    await changeSubaccountStatus(caller, id, { status: 'disabled', reason: reason || undefined });
    return describeSubaccount(caller, id);
  }),
});
