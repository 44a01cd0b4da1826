import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { readReceiverSnippet } from '@/lib/services/receiver-snippets';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  GET: apiRoute(accountOperations.getSnippet, ({ caller, query: { language, reveal } }) =>
    readReceiverSnippet(caller, language, reveal),
  ),
});
