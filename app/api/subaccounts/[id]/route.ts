import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { ownSubaccountOperations } from '@/lib/http/openapi/own/subaccounts';
import { describeSubaccount } from '@/lib/services/listed-subaccounts';
import { deleteSubaccount } from '@/lib/services/subaccounts';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(ownSubaccountOperations.get, ({ caller, params: { id } }) => describeSubaccount(caller, id)),
  DELETE: apiRoute(ownSubaccountOperations.delete, async ({ caller, params: { id } }) => ({
    id,
    canceledDeliveries: await deleteSubaccount(caller, id),
  })),
});
