import { notFound } from '@/lib/core/app-error';
import { errorResponse } from '@/lib/http/error-response';

// Whatever no other route of /api answers.
function handler(request: Request): Response {
  return errorResponse(notFound('This path'), request);
}

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT };
