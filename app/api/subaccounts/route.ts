import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { ownSubaccountOperations } from '@/lib/http/openapi/own/subaccounts';
import { describeSubaccount, listSubaccountPage } from '@/lib/services/listed-subaccounts';
import { addSubaccount } from '@/lib/services/subaccounts';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(ownSubaccountOperations.list, ({ caller, query }) => listSubaccountPage(caller, query)),
  POST: apiRoute(ownSubaccountOperations.create, async ({ caller, body: { name } }) => {
    const { id } = await addSubaccount(caller, name);
    return describeSubaccount(caller, id);
  }),
});
