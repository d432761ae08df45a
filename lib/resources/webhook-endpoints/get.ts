import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { serializeWebhookEndpoint } from "./serializer";
import { findEndpoint } from "./store";

/**
 * An endpoint of webhooks.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 */
export const getWebhookEndpoint = query({
  name: "webhook_endpoint.get",
  input: z.strictObject({ webhook_endpoint_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  run: async ({ tx }, input) => serializeWebhookEndpoint(await findEndpoint(tx, input.webhook_endpoint_id)),
});
