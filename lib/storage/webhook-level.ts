import { prisma } from './prisma';

/** At which level a webhook is configured (no domain: account level); null once it has been deleted. */
export async function findWebhookLevel(id: string): Promise<{ domainId: string | null } | null> {
  return prisma().webhook.findUnique({ where: { id }, select: { domainId: true } });
}
