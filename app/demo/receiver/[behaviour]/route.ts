import { errorResponse } from '@/lib/http/error-response';
import { jsonResponse } from '@/lib/http/json-response';
import { readBytes } from '@/lib/http/read-body';
import { answerDemoWebhook } from '@/lib/services/demo-receiver';

/** The demo's receiver. Event payloads have a limit of their own, above the control plane's. */
const MAX_WEBHOOK_BYTES = 4 * 1024 * 1024;

export async function POST(
  request: Request,
  { params }: { params: Promise<{ behaviour: string }> },
): Promise<Response> {
  try {
    const { behaviour } = await params;
    const text = (await readBytes(request, MAX_WEBHOOK_BYTES)).toString('utf8');
    const { status, message } = await answerDemoWebhook(behaviour, text);
    return jsonResponse({ message }, status);
  } catch (error) {
    return errorResponse(error, request);
  }
}
