import { ACCOUNT_COOKIE } from '@/lib/auth/session-cookie';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { answerWithCookie } from '@/lib/http/panel-cookie';
import { accountToStepInto } from '@/lib/services/me';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(accountOperations.stepIntoAccount, async ({ caller, body: { accountId } }) => {
    const account = await accountToStepInto(caller, accountId);
    return answerWithCookie(ACCOUNT_COOKIE, account.id, { account });
  }),
});
