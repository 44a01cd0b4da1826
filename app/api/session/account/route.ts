import { z } from 'zod';
import { ACCOUNT_COOKIE } from '@/lib/auth/session-cookie';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { answerWithCookie } from '@/lib/http/panel-cookie';
import { accountToStepInto } from '@/lib/services/me';

const body = z.strictObject({ accountId: z.string() });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute({ body }, async ({ caller, body: { accountId } }) => {
    const account = await accountToStepInto(caller, accountId);
    return answerWithCookie(ACCOUNT_COOKIE, account.id, { account });
  }),
});
