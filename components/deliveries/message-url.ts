/** Of what a story is told: a message if it is known, else an event, else all that a recipient got. */
export interface StorySubject {
  messageId?: string | null;
  eventId?: string | null;
  recipient?: string | null;
}

/** Where the story of a message, an event or a recipient stands. */
export function messageUrl({ messageId, eventId, recipient }: StorySubject): string {
  const params = new URLSearchParams();
  if (messageId) params.set('message', messageId);
  else if (eventId) params.set('event', eventId);
  else if (recipient) params.set('recipient', recipient);
  return `/send/sending/webhooks/message?${params}`;
}
