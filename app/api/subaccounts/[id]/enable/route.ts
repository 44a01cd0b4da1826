import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { ownSubaccountOperations } from '@/lib/http/openapi/own/subaccounts';
import { describeSubaccount } from '@/lib/services/listed-subaccounts';
import { changeSubaccountStatus } from '@/lib/services/subaccounts';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(ownSubaccountOperations.enable, async ({ caller, params: { id } }) => {
    await changeSubaccountStatus(caller, id, { status: 'open' });
    return describeSubaccount(caller, id);
  }),
});
