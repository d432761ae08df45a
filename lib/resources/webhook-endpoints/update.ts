import { z } from "zod";
import { operation } from "@/lib/operation";
import { acceptedUrl, endpointInput } from "./input";
import { assertMayChangeEndpoints, assertMayHear } from "./rules";
import { serializeWebhookEndpoint, type WebhookEndpointJson } from "./serializer";
import { findEndpoint } from "./store";

/**
 * Change where an endpoint is, what it is told of, or whether it is told at all. A disabled one is told of nothing that
 * happens meanwhile; what waited for it before waits until it is enabled again.
 *
 * @throws resource_not_found 404
 * @throws form_param_format_invalid, insecure_url, form_param_value_invalid 422: see {@link acceptedUrl}
 * @throws authorization_invalid, session_reverification_required 403
 */
export const updateWebhookEndpoint = operation({
  name: "webhook_endpoint.update",
  input: z.strictObject({ webhook_endpoint_id: z.string(), ...z.object({ ...endpointInput, disabled: z.boolean() }).partial().shape }),
  allow: assertMayChangeEndpoints,
  gather: async (_ctx, { url }) => (url === undefined ? undefined : acceptedUrl(url)),
  async run({ tx, emit, now, actor }, { webhook_endpoint_id: id, event_types, description, disabled }, url): Promise<WebhookEndpointJson> {
    const before = await findEndpoint(tx, id);
    assertMayHear(actor, [...before.eventTypes, ...(event_types ?? [])]);
    const isSwitched = disabled !== undefined && disabled !== (before.disabledAt !== null);
    const row = await tx.webhookEndpoint.update({
      where: { id },
      // Whoever switches it on again, or sends it elsewhere, gives it as many days as a new one has.
      data: { url, eventTypes: event_types, description, ...(isSwitched ? { disabledAt: disabled ? now() : null } : {}), ...(isSwitched || url !== undefined ? { failingSince: null } : {}), updatedAt: now() },
    });
    await emit("webhook_endpoint.updated", { userId: null, data: { webhook_endpoint_id: id, ...(url ? { url } : {}), ...(event_types ? { event_types } : {}), ...(isSwitched ? { disabled } : {}) } });
    return serializeWebhookEndpoint(row);
  },
});
