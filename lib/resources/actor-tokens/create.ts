import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { impersonatorJson } from "@/lib/resources/sessions/impersonation";
import { newTicket } from "@/lib/resources/sign-in-tokens/ticket";
import { after, DAY, HOUR, MINUTE, SECOND } from "@/lib/time";
import { serializeActorToken } from "./serializer";

const LIFETIME_SECONDS = HOUR / SECOND;
const SESSION_SECONDS = (30 * MINUTE) / SECOND;
const MAX_SECONDS = (30 * DAY) / SECOND;

/** It stands in every token of the session, and browsers take no cookie above 4 KB. */
const MAX_ACTOR_BYTES = 1024;

const seconds = z.number().int().min(1).max(MAX_SECONDS).nullish();

/**
 * Make a ticket with which somebody else, such as a person of support, acts as a user for a while: whoever uses it is signed
 * in as the user, `actor` stands in the session and in its tokens (`act`), and the log tells both who and by which key.
 *
 * @throws resource_not_found 404: no such user
 * @throws form_param_exceeds_allowed_size 422: `actor`
 * @see Clerk Backend API, POST /v1/actor_tokens
 */
export const createActorToken = operation({
  name: "actor_token.create",
  input: z.strictObject({ user_id: z.string().max(64), actor: impersonatorJson, expires_in_seconds: seconds, session_max_duration_in_seconds: seconds }),
  allow(ctx, { actor }) {
    requireAdministrator(ctx.actor);
    if (Buffer.byteLength(JSON.stringify(actor)) > MAX_ACTOR_BYTES) throw apiError("form_param_exceeds_allowed_size", { param_name: "actor", max_bytes: MAX_ACTOR_BYTES });
  },
  async run({ tx, emit, now }, input) {
    if (!(await tx.user.findUnique({ where: { id: input.user_id }, select: { id: true } }))) throw apiError("resource_not_found");
    const { tokenHash, ...made } = newTicket();
    const at = now();
    const actor = input.actor as Prisma.InputJsonObject;
    const row = await tx.actorToken.create({
      data: {
        id: newId("actorToken", at),
        userId: input.user_id,
        actor,
        tokenHash,
        sessionMaxDurationInSeconds: input.session_max_duration_in_seconds ?? SESSION_SECONDS,
        expiresAt: after(at, (input.expires_in_seconds ?? LIFETIME_SECONDS) * SECOND),
        createdAt: at,
        updatedAt: at,
      },
    });
    await emit("actor_token.created", { userId: input.user_id, data: { actor_token_id: row.id, actor } });
    return serializeActorToken(row, made);
  },
});
