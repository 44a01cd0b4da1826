import { text } from '@/lib/client/address-parameters';
import type { StoryQuery } from '@/lib/client/queries/message-story';

// Without 'use client', so that the page reads its address on the server as the screen does in the browser.

/** Of whose story the address speaks; one of them. */
export const STORY_PARAMETERS = { message: text, recipient: text, event: text };

/** The same as the API asks for it; null when the address names nothing. */
export function storyOf({
  message,
  recipient,
  event,
}: Record<keyof typeof STORY_PARAMETERS, string | null>): StoryQuery | null {
  if (message) return { messageId: message };
  if (event) return { eventId: event };
  return recipient ? { recipient } : null;
}
