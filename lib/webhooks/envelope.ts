import type { Context } from "@/lib/context";
import type { WebhookEventType } from "./types";

/**
 * The body of a webhook. A change that a server asked for, or nobody, has no browser to tell of.
 *
 * @param at the moment of the change, which goes out in milliseconds
 * @see https://clerk.com/docs/guides/development/webhooks/overview
 */
export function envelope({ actor, request }: Pick<Context, "actor" | "request">, instanceId: string, type: WebhookEventType, data: object, at: Date): string {
  const isByServer = actor.type === "backend" || actor.type === "system";
  const http_request = { client_ip: (!isByServer && request.ip) || "", user_agent: (!isByServer && request.userAgent?.slice(0, 512)) || "" };
  return JSON.stringify({ data, event_attributes: { http_request }, instance_id: instanceId, object: "event", timestamp: at.getTime(), type });
}
