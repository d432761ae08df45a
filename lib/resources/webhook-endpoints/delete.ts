import { z } from "zod";
import { operation } from "@/lib/operation";
import type { DeletedJson } from "@/lib/resources/users/json";
import { assertMayChangeEndpoints } from "./rules";
import { findEndpoint } from "./store";

/**
 * Tell an endpoint nothing more, and forget what it was told.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid, session_reverification_required 403
 */
export const deleteWebhookEndpoint = operation({
  name: "webhook_endpoint.delete",
  input: z.strictObject({ webhook_endpoint_id: z.string() }),
  allow: assertMayChangeEndpoints,
  async run({ tx, emit }, { webhook_endpoint_id: id }): Promise<DeletedJson> {
    const { url } = await findEndpoint(tx, id);
    await tx.webhookEndpoint.delete({ where: { id } });
    await emit("webhook_endpoint.deleted", { userId: null, data: { webhook_endpoint_id: id, url } });
    return { object: "webhook_endpoint", id, deleted: true };
  },
});
