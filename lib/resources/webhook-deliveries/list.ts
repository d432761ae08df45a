import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { findEndpoint } from "@/lib/resources/webhook-endpoints/store";
import { DELIVERY_INCLUDE, DELIVERY_STATUSES, serializeWebhookDelivery, type WebhookDeliveryJson } from "./serializer";

/** A page of deliveries; `next` is what to ask with for older ones, null when these are the oldest. */
export type DeliveryPage = { data: WebhookDeliveryJson[]; next: string | null };

/**
 * What an endpoint was told, the newest first. It is kept for a month.
 *
 * @param input.before the `next` of the page before
 * @throws resource_not_found 404: there is no such endpoint
 * @throws authorization_invalid 403
 */
export const listWebhookDeliveries = query({
  name: "webhook_delivery.list",
  input: z.strictObject({
    webhook_endpoint_id: z.string(),
    status: z.enum(DELIVERY_STATUSES).optional(),
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .transform(BigInt)
      .optional(),
    limit: z.number().int().min(1).max(500).default(50),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { webhook_endpoint_id: endpointId, status, before, limit }): Promise<DeliveryPage> {
    await findEndpoint(tx, endpointId);
    const rows = await tx.webhookDelivery.findMany({
      where: { endpointId, status, ...(before === undefined ? {} : { sequence: { lt: before } }) },
      include: DELIVERY_INCLUDE,
      orderBy: { sequence: "desc" },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    return { data: page.map(serializeWebhookDelivery), next: rows.length > limit ? String(page.at(-1)?.sequence) : null };
  },
});
