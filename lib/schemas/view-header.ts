import type { Region } from './regions';

/** Says which account and region a tab of the panel shows; the panel sends it along with its requests. */
export const VIEW_HEADER = 'x-postwire-view';

/** The header's value. */
export function viewOf(account: { id: string }, region: Region): string {
  return `${account.id}/${region}`;
}
