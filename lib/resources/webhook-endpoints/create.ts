import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { sealSecret } from "@/lib/webhooks/sealed";
import { newSecret } from "@/lib/webhooks/signature";
import { acceptedUrl, endpointInput } from "./input";
import { assertMayChangeEndpoints, assertMayHear, MOST_ENDPOINTS } from "./rules";
import { serializeWebhookEndpoint, type WebhookEndpointWithSecretJson } from "./serializer";

/**
 * Tell a URL of events from now on. The secret that signs them is in this answer and nowhere else afterwards.
 *
 * @throws form_param_format_invalid, insecure_url, form_param_value_invalid 422: see {@link acceptedUrl}
 * @throws quota_exceeded 403
 * @throws authorization_invalid, session_reverification_required 403
 */
export const createWebhookEndpoint = operation({
  name: "webhook_endpoint.create",
  input: z.strictObject({ ...endpointInput, description: endpointInput.description.default("") }),
  allow: assertMayChangeEndpoints,
  gather: (_ctx, input) => acceptedUrl(input.url),
  async run({ tx, emit, now, actor }, { event_types, description }, url): Promise<WebhookEndpointWithSecretJson> {
    assertMayHear(actor, event_types);
    // One at a time, so that they are counted right.
    await tx.$executeRaw`LOCK TABLE webhook_endpoints IN SHARE ROW EXCLUSIVE MODE`;
    if ((await tx.webhookEndpoint.count()) >= MOST_ENDPOINTS) throw apiError("quota_exceeded");
    const at = now();
    const secret = newSecret();
    const row = await tx.webhookEndpoint.create({
      data: { id: newId("webhookEndpoint", at), url, description, eventTypes: event_types, sealedSecret: sealSecret(secret), createdAt: at, updatedAt: at },
    });
    await emit("webhook_endpoint.created", { userId: null, data: { webhook_endpoint_id: row.id, url, event_types } });
    return { ...serializeWebhookEndpoint(row), secret };
  },
});
