import { type AttemptClass, classifyAnswer, classifyFailure } from '@/lib/core/classify-attempt';
import { withoutControls } from './read-answer';
import type { SendResult } from './send-webhook';

const MAX_LOCATION_LENGTH = 200;

/** The outcome of a POST by the rules of PRODUCT 2; a redirect's target is told, because nobody followed it (SECURITY 9). */
export function classifyResult(result: SendResult): AttemptClass {
  if (!result.ok) return classifyFailure(result.kind, result.detail);
  const answered = classifyAnswer(result.statusCode);
  const redirected = result.statusCode >= 300 && result.statusCode < 400 && result.location !== null;
  if (!redirected || result.location === null) return answered;
  const location = withoutControls(result.location).slice(0, MAX_LOCATION_LENGTH);
  return { ...answered, reason: `${answered.reason} (Location: ${location})` };
}
