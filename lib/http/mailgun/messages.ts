import { AppError } from '@/lib/core/app-error';
import type { MessageContent } from '@/lib/core/message-content';
import { NotAllowedToSendError } from '@/lib/core/message-refusals';
import { sendMessage } from '@/lib/services/send-message';
import { ContractError } from './contract-error';
import type { Fields } from './fields';
import type { MailgunInput } from './mailgun-route';
import { withMessageFields } from './message-body';
import { messageOfForm } from './message-form';
import { messageOfMime } from './message-mime';

/** How the doors of messages differ from others (MAILGUN 1.0): for `mailgunRoute`. */
export const MESSAGE_DOOR = { plainBadKey: true, ownBody: true, sendingKeys: true } as const;

function refusal(error: unknown, domainName: string): unknown {
  if (error instanceof NotAllowedToSendError) return new ContractError(403, { message: error.message });
  if (error instanceof AppError && error.code === 'not_found') {
    return new ContractError(404, { message: `Domain not found: ${domainName}` });
  }
  return error;
}

function messageDoor(messageOf: (fields: Fields) => MessageContent | Promise<MessageContent>) {
  return async ({ caller, request, param }: MailgunInput) => {
    const domainName = param('domain');
    try {
      const { messageId } = await sendMessage(caller, domainName, () => withMessageFields(request, messageOf));
      return { id: `<${messageId}>`, message: 'Queued. Thank you.' };
    } catch (error) {
      throw refusal(error, domainName);
    }
  };
}

/** `POST /v3/{domain}/messages` (MAILGUN 7): a simulator, nothing is mailed. */
export const sendForm = messageDoor(messageOfForm);

/** `POST /v3/{domain}/messages.mime`: the same for a whole MIME message. */
export const sendMime = messageDoor(messageOfMime);
