import { z } from "zod";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { DELIVERY_INCLUDE, serializeWebhookAttempt, serializeWebhookDelivery, type WebhookDeliveryWithAttemptsJson } from "./serializer";

/**
 * One delivery with every attempt at it, the last first.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 */
export const getWebhookDelivery = query({
  name: "webhook_delivery.get",
  input: z.strictObject({ webhook_delivery_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { webhook_delivery_id: id }): Promise<WebhookDeliveryWithAttemptsJson> {
    const row = await tx.webhookDelivery.findUnique({ where: { id }, include: { ...DELIVERY_INCLUDE, attemptsMade: { orderBy: { number: "desc" }, take: 100 } } });
    if (!row) throw apiError("resource_not_found");
    return { ...serializeWebhookDelivery(row), attempts_made: row.attemptsMade.map(serializeWebhookAttempt) };
  },
});
