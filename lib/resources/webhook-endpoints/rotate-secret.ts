import { z } from "zod";
import { operation } from "@/lib/operation";
import { after, DAY } from "@/lib/time";
import { sealSecret } from "@/lib/webhooks/sealed";
import { newSecret } from "@/lib/webhooks/signature";
import { assertMayChangeEndpoints } from "./rules";
import { serializeWebhookEndpoint, type WebhookEndpointWithSecretJson } from "./serializer";
import { findEndpoint } from "./store";

/** How long the old secret signs beside the new one, so that receivers can take their time. */
const OVERLAP_MS = 1 * DAY;

/**
 * Give an endpoint a new secret. For a day both sign; it is in this answer and nowhere else afterwards.
 *
 * @throws resource_not_found 404
 * @throws authorization_invalid, session_reverification_required 403
 */
export const rotateWebhookSecret = operation({
  name: "webhook_endpoint.rotate_secret",
  input: z.strictObject({ webhook_endpoint_id: z.string() }),
  allow: assertMayChangeEndpoints,
  async run({ tx, emit, now }, { webhook_endpoint_id: id }): Promise<WebhookEndpointWithSecretJson> {
    const { sealedSecret } = await findEndpoint(tx, id);
    const secret = newSecret();
    const row = await tx.webhookEndpoint.update({
      where: { id },
      data: { sealedSecret: sealSecret(secret), previousSealedSecret: sealedSecret, previousSecretExpiresAt: after(now(), OVERLAP_MS), updatedAt: now() },
    });
    await emit("webhook_endpoint.secret_rotated", { userId: null, data: { webhook_endpoint_id: id } });
    return { ...serializeWebhookEndpoint(row), secret };
  },
});
