import { z } from "zod";
import { query } from "@/lib/operation";
import { mintSessionToken } from "@/lib/tokens/session-token";
import { impersonatorOf } from "./impersonation";
import { touchSession } from "./store";
import { tokenBearer } from "./token-bearer";

export const tokenJson = z.object({ object: z.literal("token"), jwt: z.string() });

/**
 * A fresh session token. It asks the database one question, since it is what everybody who is signed in calls every minute;
 * whoever holds the client's credential may have it, so nobody is looked up before.
 *
 * @throws authentication_invalid, signed_out 401: nobody holds that credential; the session has ended
 * @throws resource_not_found 404: no such session in this client
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/tokens
 */
export const createSessionToken = query({
  name: "session.create_token",
  input: z.strictObject({ session_id: z.string(), client_token: z.string().nullable() }),
  allow: () => {},
  async run({ request, settings, now }, { session_id, client_token }): Promise<z.infer<typeof tokenJson>> {
    const bearer = await tokenBearer(client_token, session_id, now());
    await touchSession({ ...bearer, sessionId: bearer.id, impersonatedBy: impersonatorOf(bearer.actor) }, request, settings, now());
    return { object: "token", jwt: await mintSessionToken(bearer, request.origin, now()) };
  },
});
