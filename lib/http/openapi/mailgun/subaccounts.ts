import { z } from 'zod';
import { successSchema } from '@/lib/schemas/mailgun/account';
import { messageSchema } from '@/lib/schemas/mailgun/errors';
import {
  createSubaccountForm,
  disableSubaccountForm,
  monthlyLimitQuery,
  monthlyLimitSchema,
  subaccountAnswerSchema,
  subaccountFeaturesForm,
  subaccountFeaturesSchema,
  subaccountListQuery,
  subaccountListSchema,
} from '@/lib/schemas/mailgun/subaccounts';
import type { MailgunOperation } from './mailgun-operation';

const ALL = '/v5/accounts/subaccounts';
const LIMIT = `${ALL}/{id}/limit/custom/monthly`;
const params = z.object({ id: z.string() });

/** Subaccounts of a primary (MAILGUN 3). */
export const subaccountOperations: MailgunOperation[] = [
  {
    method: 'GET',
    path: ALL,
    operationId: 'mailgunListSubaccounts',
    summary: 'Subaccounts by name',
    query: subaccountListQuery,
    answer: subaccountListSchema,
  },
  {
    method: 'POST',
    path: ALL,
    operationId: 'mailgunCreateSubaccount',
    summary: 'Create a subaccount',
    form: createSubaccountForm,
    answer: subaccountAnswerSchema,
  },
  {
    method: 'DELETE',
    path: ALL,
    operationId: 'mailgunDeleteSubaccount',
    summary: 'Close a subaccount for good: which one is said by X-Mailgun-On-Behalf-Of alone',
    answer: messageSchema,
    refusals: { 404: [] },
  },
  {
    method: 'GET',
    path: `${ALL}/{id}`,
    operationId: 'mailgunGetSubaccount',
    summary: 'One subaccount',
    params,
    answer: subaccountAnswerSchema,
  },
  {
    method: 'POST',
    path: `${ALL}/{id}/disable`,
    operationId: 'mailgunDisableSubaccount',
    summary: 'Disable a subaccount: its keys and events get 403, its deliveries wait',
    params,
    form: disableSubaccountForm,
    answer: subaccountAnswerSchema,
  },
  {
    method: 'POST',
    path: `${ALL}/{id}/enable`,
    operationId: 'mailgunEnableSubaccount',
    summary: 'Enable a subaccount again',
    params,
    answer: subaccountAnswerSchema,
  },
  {
    method: 'PUT',
    path: `${ALL}/{id}/features`,
    operationId: 'mailgunUpdateSubaccountFeatures',
    summary: 'Switch features of a subaccount; with sending off its messages are refused',
    params,
    form: subaccountFeaturesForm,
    answer: subaccountFeaturesSchema,
  },
  {
    method: 'GET',
    path: LIMIT,
    operationId: 'mailgunGetSubaccountLimit',
    summary: 'Messages per month that a subaccount may post, and has posted in this one',
    params,
    answer: monthlyLimitSchema,
  },
  {
    method: 'PUT',
    path: LIMIT,
    operationId: 'mailgunSetSubaccountLimit',
    summary: 'Limit the messages per month of a subaccount',
    params,
    query: monthlyLimitQuery,
    answer: successSchema,
  },
  {
    method: 'DELETE',
    path: LIMIT,
    operationId: 'mailgunDeleteSubaccountLimit',
    summary: 'Remove that limit',
    params,
    answer: successSchema,
  },
];
