import { notFound } from "next/navigation";
import type { DeliveryItem } from "@/components/dashboard/webhook-delivery-table";
import type { EndpointFacts } from "@/components/dashboard/webhook-endpoint-facts";
import { ApiError } from "@/lib/errors";
import type { WebhookDeliveryJson } from "@/lib/resources/webhook-deliveries/serializer";
import type { WebhookEndpointJson } from "@/lib/resources/webhook-endpoints/serializer";
import { momentOf } from "../../user-items";

/** The address of an endpoint's page. */
export function pathOf(id: string): string {
  return `/dashboard/webhooks/${encodeURIComponent(id)}`;
}

/** What an endpoint's page says of it. */
export function factsOf({ url, description, event_types, disabled_at, failing_since, created_at }: WebhookEndpointJson): EndpointFacts {
  return { url, description, eventTypes: event_types, disabledAt: momentOf(disabled_at), failingSince: momentOf(failing_since), createdAt: new Date(created_at) };
}

/** A delivery as a row of the table. */
export function itemOf({ id, webhook_endpoint_id, event_type, status, attempts, last_error, created_at }: WebhookDeliveryJson): DeliveryItem {
  return { id, href: `${pathOf(webhook_endpoint_id)}/deliveries/${encodeURIComponent(id)}`, eventType: event_type, status, attempts, lastError: last_error, at: new Date(created_at) };
}

/** What was asked for; where there is no such thing, there is no such page. */
export async function orNotFound<Found>(asked: Promise<Found>): Promise<Found> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) notFound();
    throw error;
  }
}
