import { isIP } from "node:net";
import { z } from "zod";
import { ApiError, apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { expiredForMs, readSessionToken } from "@/lib/tokens/read-session-token";
import { isRefreshToken } from "@/lib/tokens/refresh-token";
import { mintSessionToken } from "@/lib/tokens/session-token";
import { DAY } from "@/lib/time";
import { impersonatorOf } from "./impersonation";
import { liveSessionRow, tokenSession } from "./live-by-server";
import { touchSession } from "./store";

/** After that a handshake finds out anew who is there. */
const MOST_EXPIRED_MS = 1 * DAY;

/**
 * A fresh session token for an app whose server got an expired one from a browser, without sending the browser round. Whatever
 * is wrong is a 401, which sends SDKs to the handshake.
 *
 * @throws refresh_request_origin_invalid, refresh_request_origin_azp_mismatch 401: not the app of the token
 * @throws expired_session_token_invalid, expired_session_token_missing_azp, session_refresh_expired_session_token_too_old 401
 * @throws refresh_sid_mismatch, refresh_token_not_found 401: not of this session
 * @throws session_refresh_session_not_found, session_refresh_inactive_session 401
 * @see Clerk Backend API, POST /v1/sessions/{session_id}/refresh
 */
export const refreshSession = query({
  name: "session.refresh",
  input: z.strictObject({
    session_id: z.string(),
    expired_token: z.string().max(8192),
    refresh_token: z.string().max(1024),
    request_origin: z.string().max(2048),
    /** The person's address, as the app's server knows it. */
    request_originating_ip: z.string().max(64).nullish(),
    user_agent: z.string().nullish(),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, request, settings, now }, input): Promise<{ jwt: string }> {
    await assertTokens(input, now());
    const row = await liveSessionRow(tx, input.session_id, now()).catch(asRefusal);
    const ip = input.request_originating_ip && isIP(input.request_originating_ip) > 0 ? input.request_originating_ip : null;
    await touchSession({ ...row, sessionId: row.id, impersonatedBy: impersonatorOf(row.actor) }, { ...request, ip, userAgent: input.user_agent ?? null }, settings, now());
    return { jwt: await mintSessionToken(tokenSession(row), input.request_origin, now()) };
  },
});

type Asked = { session_id: string; expired_token: string; refresh_token: string; request_origin: string };

async function assertTokens({ session_id, expired_token, refresh_token, request_origin }: Asked, now: Date): Promise<void> {
  if (!URL.canParse(request_origin) || new URL(request_origin).origin !== request_origin) throw apiError("refresh_request_origin_invalid");
  const claims = await readSessionToken(expired_token);
  if (!claims) throw apiError("expired_session_token_invalid");
  if (claims.azp === undefined) throw apiError("expired_session_token_missing_azp");
  if (claims.azp !== request_origin) throw apiError("refresh_request_origin_azp_mismatch");
  if (claims.sid !== session_id) throw apiError("refresh_sid_mismatch");
  if (!isRefreshToken(refresh_token, session_id, request_origin)) throw apiError("refresh_token_not_found");
  if (expiredForMs(claims, now) > MOST_EXPIRED_MS) throw apiError("session_refresh_expired_session_token_too_old");
}

function asRefusal(error: unknown): never {
  if (!(error instanceof ApiError)) throw error;
  throw apiError(error.has("resource_not_found") ? "session_refresh_session_not_found" : "session_refresh_inactive_session");
}
