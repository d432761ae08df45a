import { z } from "zod";
import { systemContext } from "@/lib/context";
import { database } from "@/lib/db/client";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { readSettings } from "@/lib/settings/store";
import { DAY } from "@/lib/time";

/** How long nothing may have been delivered to an endpoint before it is switched off. */
export const DEAD_AFTER_MS = 5 * DAY;

/** Switch an endpoint off that has taken nothing for days. What waits for it waits until somebody switches it on again. */
export async function disableIfDead(endpointId: string): Promise<void> {
  const dead = await database().webhookEndpoint.findFirst({ where: { ...isDead(new Date()), id: endpointId }, select: { id: true } });
  if (dead) await disableDeadEndpoint(systemContext(await readSettings(), "webhooks"), { webhook_endpoint_id: endpointId });
}

const disableDeadEndpoint = operation({
  name: "webhook_endpoint.disable",
  input: z.strictObject({ webhook_endpoint_id: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, emit, now }, { webhook_endpoint_id: id }) {
    const { count } = await tx.webhookEndpoint.updateMany({ where: { ...isDead(now()), id }, data: { disabledAt: now(), updatedAt: now() } });
    if (count > 0) await emit("webhook_endpoint.disabled", { userId: null, data: { webhook_endpoint_id: id } });
  },
});

function isDead(now: Date) {
  return { disabledAt: null, failingSince: { lt: new Date(now.getTime() - DEAD_AFTER_MS) } };
}
