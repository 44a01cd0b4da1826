import { z } from 'zod';
import { REGION_COOKIE } from '@/lib/auth/region';
import { apiMethods, apiRoute } from '@/lib/http/api-route';
import { answerWithCookie } from '@/lib/http/panel-cookie';
import { regionSchema } from '@/lib/schemas/regions';

const body = z.strictObject({ region: regionSchema });

export const { GET, POST, PUT, PATCH, DELETE } = apiMethods({
  POST: apiRoute({ body }, async ({ body: { region } }) => answerWithCookie(REGION_COOKIE, region, { region })),
});
