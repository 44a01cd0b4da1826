import { FILTER_FIELDS } from '@/lib/core/event-filter';
import { eventRange } from '@/lib/core/event-filter-time';
import { type EventsQuery, listEvents } from '@/lib/services/list-events';
import { ContractError } from './contract-error';
import { eventsPageUrl } from './events-page-url';
import type { Fields } from './fields';
import type { MailgunInput } from './mailgun-route';
import { pageNumber } from './page-number';
import { domainDoor } from './webhook-refusals';

const MAX_FILTERS = 50;
/** They travel in the URLs of the pages. */
const MAX_FILTER_CHARACTERS = 4_000;

function filtersOf(fields: Fields): EventsQuery['filters'] {
  const filters = FILTER_FIELDS.flatMap((field) =>
    fields
      .all(field)
      .filter((text) => text.trim() !== '')
      .map((text): EventsQuery['filters'][number] => [field, text]),
  );
  if (filters.length > MAX_FILTERS) throw new ContractError(400, { message: `At most ${MAX_FILTERS} filters` });
  if (filters.reduce((sum, [, text]) => sum + text.length, 0) > MAX_FILTER_CHARACTERS) {
    throw new ContractError(400, { message: `Filters have at most ${MAX_FILTER_CHARACTERS} characters in all` });
  }
  return filters;
}

function queryOf(fields: Fields): EventsQuery {
  const text = (name: string) => fields.one(name) ?? '';
  return {
    ...eventRange({ begin: text('begin'), end: text('end'), ascending: text('ascending') }),
    // Over the maximum Mailgun's lists answer 400, they do not cut.
    limit: pageNumber(fields, 'limit', { fallback: 100, min: 1, max: 300 }),
    filters: filtersOf(fields),
  };
}

/**
 * `GET /v3/{domain}/events`, and `…/events/{page}` with a page of an earlier answer, which some clients send as `?page=`
 * (MAILGUN 7). A page brings its whole query along: what is sent beside it is passed over.
 */
export const listEventsDoor = domainDoor(async ({ caller, request, param, fields }: MailgunInput) => {
  const token = param('page') || fields.one('page');
  const domain = param('domain');
  const { items, tokens } = await listEvents(caller, domain, token ? { token } : queryOf(fields));
  const url = (page: string) => eventsPageUrl(request, domain.toLowerCase(), page);
  const paging = {
    next: url(tokens.next),
    previous: url(tokens.previous),
    first: url(tokens.first),
    last: url(tokens.last),
  };
  return { items, paging };
});
