import { z } from "zod";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { wakeAfterCommit } from "@/lib/webhooks/after-commit";
import { DELIVERY_INCLUDE, serializeWebhookDelivery, type WebhookDeliveryJson } from "./serializer";
import { queueAnew } from "./store";

/**
 * Send a message to an endpoint again, with the same id, whether or not it was delivered; one that waits for its next
 * attempt goes now. One that is being delivered at this moment is left alone.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 */
export const replayWebhookDelivery = operation({
  name: "webhook_delivery.replay",
  input: z.strictObject({ webhook_delivery_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { webhook_delivery_id: id }): Promise<WebhookDeliveryJson> {
    await queueAnew(tx, Prisma.sql`id = ${id}`);
    const row = await tx.webhookDelivery.findUnique({ where: { id }, include: DELIVERY_INCLUDE });
    if (!row) throw apiError("resource_not_found");
    wakeAfterCommit(tx);
    return serializeWebhookDelivery(row);
  },
});
