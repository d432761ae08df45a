import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { findEndpoint } from "@/lib/resources/webhook-endpoints/store";
import { wakeAfterCommit } from "@/lib/webhooks/after-commit";
import { queueAnew } from "./store";

/**
 * Send everything to an endpoint again that was given up, in the order in which it happened: after its receiver was mended.
 *
 * @param input.since Unix milliseconds; what happened before is left alone
 * @throws resource_not_found 404
 * @throws authorization_invalid 403
 */
export const replayFailedDeliveries = operation({
  name: "webhook_delivery.replay_failed",
  input: z.strictObject({ webhook_endpoint_id: z.string(), since: z.number().int().min(0).max(8.64e15).default(0) }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx }, { webhook_endpoint_id: endpointId, since }): Promise<{ replayed: number }> {
    await findEndpoint(tx, endpointId);
    const replayed = await queueAnew(tx, Prisma.sql`endpoint_id = ${endpointId} AND status = 'failed' AND created_at >= ${new Date(since)}`);
    if (replayed > 0) wakeAfterCommit(tx);
    return { replayed };
  },
});
