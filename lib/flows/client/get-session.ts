import { z } from "zod";
import { query } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import { sessionRefusal } from "@/lib/resources/sessions/refusal";
import { clientJson, clientSessionJson, serializeClient } from "./serializer";

/** A session of the asking browser together with the browser, as all its endpoints answer. */
export const sessionInClientJson = z.object({ response: clientSessionJson, client: clientJson });

/**
 * One session of the asking browser, with a fresh token.
 *
 * @throws signed_out 401, resource_not_found 404: it has ended; no such session in this browser
 * @see Clerk Frontend API, GET /v1/client/sessions/{id}
 */
export const getClientSession = query({
  name: "session.get",
  input: z.strictObject({ session_id: z.string() }),
  allow: (ctx) => void requireUser(ctx),
  async run(ctx, { session_id }): Promise<z.infer<typeof sessionInClientJson>> {
    const client = await serializeClient(ctx);
    const session = client?.sessions.find(({ id }) => id === session_id);
    if (!client || !session) throw await sessionRefusal(ctx.client.id, session_id);
    return { response: session, client };
  },
});
