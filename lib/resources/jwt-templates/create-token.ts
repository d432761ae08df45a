import { z } from "zod";
import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { requireUser } from "@/lib/policy";
import type { tokenJson } from "@/lib/resources/sessions/create-token";
import { findUser, userFor } from "@/lib/resources/users/store";
import { signTemplateToken } from "@/lib/tokens/template-token";
import { fillShortcodes } from "./shortcodes";
import { shortcodeValues } from "./values";

/**
 * A token that a JWT template describes, for the asking session.
 *
 * @throws resource_not_found 404: there is no template of that name
 * @see Clerk Frontend API, POST /v1/client/sessions/{id}/tokens/{template_name}
 */
export const createTemplateToken = query({
  name: "session.create_template_token",
  input: z.strictObject({ template_name: z.string() }),
  allow: (ctx) => void requireUser(ctx),
  async run(ctx, { template_name }): Promise<z.infer<typeof tokenJson>> {
    const { sessionId } = requireUser(ctx);
    const session = await ctx.tx.session.findUnique({ where: { id: sessionId }, select: { id: true, userId: true, actor: true, expireAt: true } });
    if (!session) throw apiError("signed_out");
    return issueTemplateToken(ctx, template_name, { session, authorizedParty: ctx.request.origin });
  },
});

type Bearer = { session: { id: string; userId: string; actor: unknown; expireAt: Date }; authorizedParty: string | null; lifetimeSeconds?: number };

/**
 * A token that a JWT template describes, for a session, of which the caller knows that it lives.
 *
 * @param bearer.lifetimeSeconds in place of the template's own
 * @throws resource_not_found 404: there is no template of that name
 */
export async function issueTemplateToken(ctx: Context & { tx: Transaction }, templateName: string, bearer: Bearer): Promise<z.infer<typeof tokenJson>> {
  const { session, authorizedParty, lifetimeSeconds } = bearer;
  const template = await ctx.tx.jwtTemplate.findUnique({ where: { name: templateName } });
  if (!template) throw apiError("resource_not_found");
  const user = userFor(ctx, await findUser(ctx.tx, session.userId));
  const claims = fillShortcodes(template.claims, shortcodeValues(user, session.actor));
  const lasting = { ...template, lifetimeSeconds: lifetimeSeconds ?? template.lifetimeSeconds };
  return { object: "token", jwt: await signTemplateToken(lasting, { claims, session, authorizedParty, now: ctx.now() }) };
}
