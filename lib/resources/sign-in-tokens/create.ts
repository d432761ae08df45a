import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { shieldAdministrators } from "@/lib/resources/administrators/shield";
import { after, DAY, SECOND } from "@/lib/time";
import { serializeSignInToken } from "./serializer";
import { newTicket } from "./ticket";

const LIFETIME_SECONDS = (30 * DAY) / SECOND;
const MAX_LIFETIME_SECONDS = (3650 * DAY) / SECOND;

/**
 * Make a ticket with which one person signs in, once, without any other first factor.
 *
 * @throws resource_not_found 404: no such user
 * @see Clerk Backend API, POST /v1/sign_in_tokens
 */
export const createSignInToken = operation({
  name: "sign_in_token.create",
  input: z.strictObject({ user_id: z.string().max(64), expires_in_seconds: z.number().int().min(1).max(MAX_LIFETIME_SECONDS).nullish() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, emit, now, actor }, { user_id, expires_in_seconds }) {
    await shieldAdministrators({ tx, actor }, user_id);
    if (!(await tx.user.findUnique({ where: { id: user_id }, select: { id: true } }))) throw apiError("resource_not_found");
    const { tokenHash, ...made } = newTicket();
    const at = now();
    const row = await tx.signInToken.create({
      data: { id: newId("signInToken", at), userId: user_id, tokenHash, expiresAt: after(at, (expires_in_seconds ?? LIFETIME_SECONDS) * SECOND), createdAt: at, updatedAt: at },
    });
    await emit("sign_in_token.created", { userId: user_id, data: { sign_in_token_id: row.id } });
    return serializeSignInToken(row, made);
  },
});
