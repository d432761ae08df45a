import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";

/** @throws resource_not_found 404 */
export async function findEndpoint(tx: Transaction, id: string): Promise<WebhookEndpoint> {
  const row = await tx.webhookEndpoint.findUnique({ where: { id } });
  if (!row) throw apiError("resource_not_found");
  return row;
}
