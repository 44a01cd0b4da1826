import { REGION_COOKIE } from '@/lib/auth/region';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { accountOperations } from '@/lib/http/openapi/own/account';
import { answerWithCookie } from '@/lib/http/panel-cookie';

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute(accountOperations.chooseRegion, async ({ body: { region } }) =>
    answerWithCookie(REGION_COOKIE, region, { region }),
  ),
});
