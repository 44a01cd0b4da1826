import { AppError } from '@/lib/core/app-error';
import { errorResponse } from '@/lib/http/error-response';

// Whatever no other route of /api answers.
async function handler(request: Request): Promise<Response> {
  return errorResponse(new AppError('not_found', 'The API has nothing at this path.'), request);
}

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT };
