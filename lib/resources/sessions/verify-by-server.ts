import { z } from "zod";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { expiredForMs, readSessionToken } from "@/lib/tokens/read-session-token";
import { SECOND } from "@/lib/time";
import { serializeBackendSession } from "./backend-serializer";
import { liveSessionRow } from "./live-by-server";

/** By how much clocks may differ: what SDKs allow, too. */
const CLOCK_SKEW_MS = 5 * SECOND;

/**
 * The session of a token, if both are good. SDKs verify tokens by themselves; this asks whether the session still lives, too.
 *
 * @throws invalid_session_token 400: no token of this session, or one that has expired
 * @throws authentication_invalid 401: the session has ended
 * @throws resource_not_found 404
 * @see Clerk Backend API, POST /v1/sessions/{session_id}/verify (deprecated)
 */
export const verifySessionByServer = query({
  name: "session.verify_by_server",
  input: z.strictObject({ session_id: z.string(), token: z.string().max(8192) }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, now }, { session_id, token }) {
    const row = await liveSessionRow(tx, session_id, now());
    const claims = await readSessionToken(token);
    if (claims?.sid !== session_id || expiredForMs(claims, now()) > CLOCK_SKEW_MS) throw apiError("invalid_session_token");
    return serializeBackendSession(row, now());
  },
});
