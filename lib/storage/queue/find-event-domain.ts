import { ingestPool } from '../pool';
import { SharedStatement } from '../shared-statement';

/** A sending domain as the event door needs it. */
export interface EventDomainRow {
  id: string;
  name: string;
  accountId: string;
  parentAccountId: string | null;
  region: string;
  state: string;
  /** The account may hand in events. */
  accountOpen: boolean;
  /** False when the primary has switched the account's sending off. */
  maySend: boolean;
  /** Messages per calendar month that the account may post; null for no limit. */
  monthlyLimit: number | null;
}

/** Whose domain is looked for: an account's own, or for a primary one of its subaccounts'. */
interface DomainQuestion {
  accountId: string;
  region: string;
  /** Lower case. */
  name: string;
}

const SQL = `
select q.place::int as place, d.id, d.name, d.account_id as "accountId", a.parent_id as "parentAccountId", d.region, d.state,
  a.status = 'open' as "accountOpen", coalesce((a.features ->> 'sending')::boolean, true) as "maySend",
  a.monthly_limit as "monthlyLimit"
from unnest($1::text[], $2::text[], $3::text[]) with ordinality q(account_id, region, name, place)
join domains d on d.region = q.region and d.name = q.name
join accounts a on a.id = d.account_id
where d.account_id = q.account_id::bpchar or a.parent_id = q.account_id::bpchar`;

const keyOf = (question: DomainQuestion) => JSON.stringify([question.accountId, question.region, question.name]);

const MAX_TOGETHER = 200;
const lookUps = new SharedStatement<DomainQuestion, EventDomainRow | null>({
  maxWeight: MAX_TOGETHER,
  run: async (asked) => {
    const questions = [...new Map(asked.map((question) => [keyOf(question), question])).values()];
    const { rows } = await ingestPool().query<EventDomainRow & { place: number }>({
      name: 'find-event-domains',
      text: SQL,
      values: [questions.map((q) => q.accountId), questions.map((q) => q.region), questions.map((q) => q.name)],
    });
    const found = new Map<string, EventDomainRow>();
    for (const { place, ...row } of rows) {
      const question = questions[place - 1];
      if (question) found.set(keyOf(question), row);
    }
    return asked.map((question) => found.get(keyOf(question)) ?? null);
  },
});

/**
 * A domain of an account or, for a primary, of one of its subaccounts, by name within a region; null for anything else.
 * Requests of the same moment share one statement.
 */
export function findEventDomain(of: DomainQuestion): Promise<EventDomainRow | null> {
  return lookUps.add({ ...of, name: of.name.toLowerCase() });
}
