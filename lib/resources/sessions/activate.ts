import { z } from "zod";
import { operation } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { sessionRefusal } from "./refusal";
import { live } from "./store";

/**
 * Go on as another person who is signed in on this browser.
 *
 * @throws signed_out 401, resource_not_found 404: it has ended; no such session in this browser
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/touch with intent=select_session
 */
export const activateSession = operation({
  name: "session.activate",
  input: z.strictObject({ session_id: z.string() }),
  allow: (ctx) => void requireUser(ctx),
  async run({ tx, client, now }, input) {
    const session = client.id && (await tx.session.findFirst({ where: { AND: [{ id: input.session_id, clientId: client.id }, live(now())] }, select: { id: true } }));
    if (!client.id || !session) throw await sessionRefusal(client.id, input.session_id, tx);
    await tx.client.update({ where: { id: client.id }, data: { lastActiveSessionId: session.id } });
    return { session_id: session.id };
  },
});
