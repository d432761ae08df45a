import { z } from "zod";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { issueTemplateToken } from "@/lib/resources/jwt-templates/create-token";
import { mintSessionToken } from "@/lib/tokens/session-token";
import type { tokenJson } from "./create-token";
import { liveSessionRow, tokenSession } from "./live-by-server";

/** How long a token may be good: half a minute to ten years, as for JWT templates. */
export const expiresInSeconds = z.number().int().min(30).max(315_360_000).nullish();

/**
 * A token of a session for its app's server: a session token, or one that a JWT template describes. It names no app.
 *
 * @throws resource_not_found 404: no such session, or no template of that name
 * @throws authentication_invalid 401: the session has ended
 * @see Clerk Backend API, POST /v1/sessions/{session_id}/tokens and …/tokens/{template_name}
 */
export const createTokenByServer = query({
  name: "session.create_token_by_server",
  input: z.strictObject({ session_id: z.string(), template_name: z.string().optional(), expires_in_seconds: expiresInSeconds }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { session_id, template_name, expires_in_seconds }): Promise<z.infer<typeof tokenJson>> {
    const row = await liveSessionRow(ctx.tx, session_id, ctx.now());
    const lifetimeSeconds = expires_in_seconds ?? undefined;
    if (template_name !== undefined) return issueTemplateToken(ctx, template_name, { session: row, authorizedParty: null, lifetimeSeconds });
    return { object: "token", jwt: await mintSessionToken(tokenSession(row), null, ctx.now(), lifetimeSeconds) };
  },
});
