import { z } from "zod";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";

export const webhookEndpointJson = z.object({
  object: z.literal("webhook_endpoint"),
  id: z.string(),
  url: z.string(),
  description: z.string(),
  event_types: z.array(z.string()),
  disabled: z.boolean(),
  disabled_at: z.number().int().nullable(),
  /** Since when nothing was delivered; null when the last attempt succeeded. */
  failing_since: z.number().int().nullable(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type WebhookEndpointJson = z.infer<typeof webhookEndpointJson>;

/** An endpoint with the secret that signs what it is told: when it was made, and when the secret is replaced. */
export const webhookEndpointWithSecretJson = webhookEndpointJson.extend({ secret: z.string() });

export type WebhookEndpointWithSecretJson = z.infer<typeof webhookEndpointWithSecretJson>;

/** An endpoint of webhooks, without its secret; times in milliseconds. */
export function serializeWebhookEndpoint(row: WebhookEndpoint): WebhookEndpointJson {
  return {
    object: "webhook_endpoint",
    id: row.id,
    url: row.url,
    description: row.description,
    event_types: row.eventTypes,
    disabled: row.disabledAt !== null,
    disabled_at: row.disabledAt?.getTime() ?? null,
    failing_since: row.failingSince?.getTime() ?? null,
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
