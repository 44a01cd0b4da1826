import { z } from 'zod';
import { messageForm, messageQueuedSchema, mimeMessageForm } from '@/lib/schemas/mailgun/messages';
import type { MailgunOperation } from './mailgun-operation';

const sandbox = {
  method: 'POST',
  description:
    'A simulator: nothing is mailed. Each recipient has the events of a message; the local part decides which: `bounce`, `defer`, `complain`, `open`, `click`, `unsub`.',
  params: z.object({ domain: z.string() }),
  answer: messageQueuedSchema,
  plainBadKey: true,
} as const;

/** Messages, as a sandbox takes them (MAILGUN 7). */
export const messageOperations: MailgunOperation[] = [
  {
    ...sandbox,
    path: '/v3/{domain}/messages',
    operationId: 'mailgunSendMessage',
    summary: 'Send a message, in the simulator',
    form: messageForm,
  },
  {
    ...sandbox,
    path: '/v3/{domain}/messages.mime',
    operationId: 'mailgunSendMimeMessage',
    summary: 'Send a MIME message, in the simulator',
    form: mimeMessageForm,
  },
];
