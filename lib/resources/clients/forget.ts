import { z } from "zod";
import { operation } from "@/lib/operation";
import { endClientSessions } from "@/lib/resources/sessions/end";

/**
 * Sign everybody out of this browser and forget it: its credential is good for nothing any more. A browser that nobody knows
 * is forgotten already.
 *
 * @see Clerk Frontend API, DELETE /v1/client
 */
export const forgetClient = operation({
  name: "client.forget",
  input: z.strictObject({}),
  allow: () => {},
  async run(ctx) {
    const { tx, client, now } = ctx;
    if (client.id === null) return { forgotten: false };
    await endClientSessions(ctx, {});
    await tx.client.update({ where: { id: client.id }, data: { expiresAt: now() } });
    client.id = null;
    client.issuedToken = null;
    return { forgotten: true };
  },
});
