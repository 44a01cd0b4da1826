import type { Caller } from '@/lib/core/access';
import { AppError } from '@/lib/core/app-error';
import { VIEW_HEADER, viewOf } from '@/lib/schemas/view-header';

/**
 * Refuses (`view_changed`) what a tab asks for that shows another account or region than the browser is in by now: both are
 * cookies, so stepping into a subaccount in one tab steps in for all of them, and what the others still show is no
 * longer what a click in them would change. Clients that show nothing send no such header and are let through.
 */
export function requireSameView({ account, region }: Pick<Caller, 'account' | 'region'>, request: Request): void {
  const shown = request.headers.get(VIEW_HEADER);
  if (shown === null || shown === viewOf(account, region)) return;
  throw new AppError('view_changed', 'You went to another account or region in another tab. Nothing was done here.');
}
