import type { z } from 'zod';
import type { pageOf as pageSchemaOf } from '@/lib/schemas/page';
import type { SchemaLoader } from './request';

/** The schema of one page of a list, brought like that of its items. */
export function pageOf<T extends z.ZodType>(item: SchemaLoader<T>): SchemaLoader<ReturnType<typeof pageSchemaOf<T>>> {
  return async () => {
    const [page, itemSchema] = await Promise.all([import('@/lib/schemas/page'), item()]);
    return page.pageOf(itemSchema);
  };
}
