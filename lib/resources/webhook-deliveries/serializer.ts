import { z } from "zod";
import type { WebhookAttempt, WebhookDelivery } from "@/lib/generated/prisma/client";

/** `queued`: it waits for its first or next attempt. */
export const DELIVERY_STATUSES = ["queued", "delivered", "failed"] as const;

export const webhookDeliveryJson = z.object({
  object: z.literal("webhook_delivery"),
  id: z.string(),
  webhook_endpoint_id: z.string(),
  /** What `svix-id` says at every attempt. */
  message_id: z.string(),
  event_type: z.string(),
  user_id: z.string().nullable(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.number().int(),
  /** Null when there is none to come. */
  next_attempt_at: z.number().int().nullable(),
  last_error: z.string().nullable(),
  delivered_at: z.number().int().nullable(),
  created_at: z.number().int(),
});

export const webhookAttemptJson = z.object({
  object: z.literal("webhook_attempt"),
  number: z.number().int(),
  started_at: z.number().int(),
  duration_ms: z.number().int(),
  response_status: z.number().int().nullable(),
  /** The beginning of what was answered, as one line; null where nothing was, and for messages that carry codes. */
  response_excerpt: z.string().nullable(),
  error: z.string().nullable(),
});

/** A delivery with every attempt at it, the last first. */
export const webhookDeliveryWithAttemptsJson = webhookDeliveryJson.extend({ attempts_made: z.array(webhookAttemptJson) });

export type WebhookDeliveryJson = z.infer<typeof webhookDeliveryJson>;
export type WebhookDeliveryWithAttemptsJson = z.infer<typeof webhookDeliveryWithAttemptsJson>;

export type DeliveryRow = WebhookDelivery & { message: { type: string } };

/** What of a delivery's message is shown. */
export const DELIVERY_INCLUDE = { message: { select: { type: true } } } as const;

/** One event for one endpoint; times in milliseconds. */
export function serializeWebhookDelivery(row: DeliveryRow): WebhookDeliveryJson {
  const status = DELIVERY_STATUSES.find((known) => known === row.status) ?? "failed";
  return {
    object: "webhook_delivery",
    id: row.id,
    webhook_endpoint_id: row.endpointId,
    message_id: row.messageId,
    event_type: row.message.type,
    user_id: row.userId,
    status,
    attempts: row.attempts,
    next_attempt_at: status === "queued" ? row.nextAttemptAt.getTime() : null,
    last_error: row.lastError,
    delivered_at: row.deliveredAt?.getTime() ?? null,
    created_at: row.createdAt.getTime(),
  };
}

/** One try to deliver, and what came of it. */
export function serializeWebhookAttempt(row: WebhookAttempt): z.infer<typeof webhookAttemptJson> {
  return {
    object: "webhook_attempt",
    number: row.number,
    started_at: row.startedAt.getTime(),
    duration_ms: row.durationMs,
    response_status: row.responseStatus,
    response_excerpt: row.responseExcerpt,
    error: row.error,
  };
}
