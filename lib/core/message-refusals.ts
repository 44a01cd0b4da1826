type SendingRefusal = 'Domain disabled' | 'Account disabled' | 'Sending disabled' | 'Monthly limit reached';

/** A domain that may not send now. Its message is Mailgun's (MAILGUN 7). */
export class NotAllowedToSendError extends Error {
  override readonly name = 'NotAllowedToSendError';
  constructor(domainName: string, reason: SendingRefusal) {
    super(`Domain ${domainName} is not allowed to send: ${reason}`);
  }
}
