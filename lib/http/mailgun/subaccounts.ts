import { AppError } from '@/lib/core/app-error';
import {
  addSubaccount,
  changeSubaccountStatus,
  deleteSubaccount,
  getSubaccount,
  listSubaccounts,
  type SubaccountRow,
} from '@/lib/services/subaccounts';
import { ContractError } from './contract-error';
import type { Fields } from './fields';
import type { MailgunInput } from './mailgun-route';
import { pageNumber } from './page-number';

/** A subaccount as the contract shows it; dates are RFC 1123 (MAILGUN 3). */
function present(row: SubaccountRow) {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    created_at: row.createdAt.toUTCString(),
    updated_at: row.updatedAt.toUTCString(),
  };
}

function statusesOf(fields: Fields): string[] {
  if (fields.one('closed') === 'true') return ['closed'];
  if (fields.one('enabled') === 'true') return ['open'];
  if (fields.one('enabled') === 'false') return ['disabled'];
  return ['open', 'disabled'];
}

export async function listSubaccountsDoor({ caller, fields }: MailgunInput) {
  const order = fields.one('sort') ?? 'asc';
  if (order !== 'asc' && order !== 'desc') throw new ContractError(400, { message: 'sort must be asc or desc' });
  const { subaccounts, total } = await listSubaccounts(caller, {
    name: fields.one('filter'),
    statuses: statusesOf(fields),
    order,
    limit: pageNumber(fields, 'limit', { fallback: 10, min: 1, max: 1_000 }),
    skip: pageNumber(fields, 'skip', { fallback: 0, min: 0, max: 1_000_000 }),
  });
  return { subaccounts: subaccounts.map(present), total };
}

export async function createSubaccountDoor({ caller, fields }: MailgunInput) {
  return { subaccount: present(await addSubaccount(caller, fields.one('name') ?? '')) };
}

export async function getSubaccountDoor({ caller, param }: MailgunInput) {
  return { subaccount: present(await getSubaccount(caller, param('id'))) };
}

/** `POST …/{id}/disable` (with `reason` and `note`) and `…/enable`; a status that it has already is a 400 at Mailgun. */
export function changeStatusDoor(status: 'open' | 'disabled') {
  return async ({ caller, param, fields }: MailgunInput) => {
    const why = { reason: fields.one('reason'), note: fields.one('note') };
    try {
      return { subaccount: present(await changeSubaccountStatus(caller, param('id'), { status, ...why })) };
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict')
        throw new ContractError(400, { message: error.message });
      throw error;
    }
  };
}

/** `DELETE /v5/accounts/subaccounts`: which one is said by X-Mailgun-On-Behalf-Of alone (MAILGUN 3). */
export async function deleteSubaccountDoor({ caller }: MailgunInput) {
  if (caller.account.id === caller.home.id) throw new ContractError(403, { message: 'Forbidden' });
  await deleteSubaccount({ ...caller, account: caller.home }, caller.account.id);
  return { message: 'Subaccount successfully deleted' };
}
