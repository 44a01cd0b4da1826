import { type Caller, requireAccess } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { type AddressEraser, addressEraser } from '@/lib/core/erase-address';
import { PLACEHOLDER } from '@/lib/core/personal-text';
import type { Erased } from '@/lib/schemas/recipients';
import {
  attemptsThatMayHold,
  deleteBinRequestsThatMayHold,
  eventsThatMayHold,
  writeAttempts,
  writeEvents,
} from '@/lib/storage/erase-address';
import { idScope } from './log-scope';
import { recordAudit } from './record-audit';

/** Rows that one statement looks at, and how long one call goes on. */
const WINDOW = 5_000;
const BUDGET_MS = 10_000;

type Stage = 'events' | 'attempts';
interface Place {
  stage: Stage;
  after: string;
}

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { stage: 'events', after: '0' };
  const [, stage, after] = /^(events|attempts)-(\d{1,18})$/.exec(cursor) ?? [];
  if (after === undefined)
    throw new AppError('invalid_request', 'The cursor is not one of this list.', { cursor: 'Not valid.' });
  return { stage: stage as Stage, after };
}

/** Rows that were changed in a window, and where it ended. */
interface Step {
  count: number;
  last: string | null;
}

async function eraseEvents(eraser: AddressEraser, accountIds: string[], after: string): Promise<Step> {
  const window = await eventsThatMayHold(accountIds, eraser.runs, after, WINDOW);
  const changed = window.rows.flatMap((row) => {
    const payload = eraser.payload(row.payload);
    const own = eraser.is(row.recipient);
    if (payload === row.payload && !own) return [];
    const messageId = row.messageId === null ? null : eraser.text(row.messageId);
    return [{ ...row, recipient: own ? PLACEHOLDER : row.recipient, messageId, payload }];
  });
  await writeEvents(changed);
  return { count: changed.length, last: window.last };
}

async function eraseAttempts(eraser: AddressEraser, accountIds: string[], after: string): Promise<Step> {
  const window = await attemptsThatMayHold(accountIds, eraser.runs, after, WINDOW);
  const changed = window.rows.flatMap((row) => {
    const reason = row.reason === null ? null : eraser.text(row.reason);
    const answer = row.answer === null ? null : eraser.text(row.answer);
    return reason === row.reason && answer === row.answer ? [] : [{ ...row, reason, answer }];
  });
  await writeAttempts(changed);
  return { count: changed.length, last: window.last };
}

const ERASE: Record<Stage, (eraser: AddressEraser, accountIds: string[], after: string) => Promise<Step>> = {
  events: eraseEvents,
  attempts: eraseAttempts,
};

/**
 * Erases a recipient's personal data for good (SECURITY 30): in the events, the attempts and the bins of a primary and of its
 * subaccounts, in every region. A subaccount asks its primary: the primary's deliveries and logs hold the same events. Deliveries that are still pending go out without it. One call
 * goes on for some seconds; `nextCursor` says where the next one continues, null that nothing of the address is left.
 */
export async function eraseRecipient(caller: Caller, address: string, cursor?: string): Promise<Erased> {
  requireAccess(caller, 'recipients:erase');
  const eraser = addressEraser(address);
  const accountIds = await idScope(caller);
  const erased = { events: 0, attempts: 0 };
  const endsAt = performance.now() + BUDGET_MS;
  let place: Place | null = placeOf(cursor);
  if (cursor === undefined) await deleteBinRequestsThatMayHold(accountIds, eraser.runs);
  while (place !== null && performance.now() < endsAt) {
    const { stage, after }: Place = place;
    const { count, last }: Step = await ERASE[stage](eraser, accountIds, after);
    erased[stage] += count;
    if (last !== null) place = { stage, after: last };
    else place = stage === 'events' ? { stage: 'attempts', after: '0' } : null;
  }
  // That somebody was erased and how much of them, never who.
  const target = { kind: 'recipient' as const, id: caller.account.id, name: 'An address' };
  await recordAudit(caller, { action: 'recipient.erase', target, after: erased });
  return { ...erased, nextCursor: place === null ? null : `${place.stage}-${place.after}` };
}
