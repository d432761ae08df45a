import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeWebhookEndpoint, type WebhookEndpointJson } from "./serializer";

/**
 * All endpoints of webhooks, the oldest first. There are so few that they come at once.
 *
 * @throws authorization_invalid 403
 */
export const listWebhookEndpoints = query({
  name: "webhook_endpoint.list",
  input: z.strictObject({}),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }): Promise<{ data: WebhookEndpointJson[]; total_count: number }> {
    const rows = await tx.webhookEndpoint.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
    return { data: rows.map(serializeWebhookEndpoint), total_count: rows.length };
  },
});
