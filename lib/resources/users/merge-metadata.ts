import { z } from "zod";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireSelf } from "@/lib/policy";
import { consume } from "@/lib/rate-limits/consume";
import { metadataPatchInput } from "./input";
import { mergePatch } from "./merge-patch";
import { metadataTooLarge } from "./rules";
import { lockUser, readUserFor } from "./store";

const COLUMNS = { unsafe_metadata: "unsafeMetadata", public_metadata: "publicMetadata", private_metadata: "privateMetadata" } as const;
const KINDS = ["unsafe_metadata", "public_metadata", "private_metadata"] as const;

/**
 * Merge changes into metadata: what is not named stays, null removes, at every depth. Two who do so at once both get their
 * change in.
 *
 * @throws form_param_unknown 422: a person has only the unsafe kind to change
 * @throws form_param_missing 422: a person gives nothing
 * @throws form_param_exceeds_allowed_size 422, with `max_bytes`: what it would become
 * @see Clerk Frontend API, PATCH /v1/me/metadata; Backend API, PATCH /v1/users/{id}/metadata; RFC 7396
 */
export const mergeMetadata = operation({
  name: "user.merge_metadata",
  input: z.strictObject({
    user_id: z.string(),
    unsafe_metadata: metadataPatchInput.optional(),
    /** Not for persons. */
    public_metadata: metadataPatchInput.optional(),
    /** Not for persons. */
    private_metadata: metadataPatchInput.optional(),
  }),
  allow(ctx, given) {
    requireSelf(ctx.actor, given.user_id);
    if (ctx.actor.type !== "user") return;
    for (const param_name of KINDS.slice(1)) if (given[param_name] !== undefined) throw apiError("form_param_unknown", { param_name });
    if (given.unsafe_metadata === undefined) throw apiError("form_param_missing", { param_name: "unsafe_metadata" });
  },
  async gather(ctx, given) {
    if (ctx.actor.type === "user") await consume("profile_update_user", given.user_id, ctx.settings);
  },
  async run(ctx, given) {
    await lockUser(ctx.tx, given.user_id);
    const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: given.user_id }, select: { unsafeMetadata: true, publicMetadata: true, privateMetadata: true } });
    const changed = KINDS.filter((kind) => given[kind] !== undefined);
    if (changed.length === 0) return readUserFor(ctx, given.user_id);
    const data = Object.fromEntries(changed.map((kind) => [COLUMNS[kind], merged(kind, user[COLUMNS[kind]], given[kind] ?? {})]));
    await ctx.tx.user.update({ where: { id: given.user_id }, data: { ...data, updatedAt: ctx.now() } });
    await ctx.emit("user.updated", { userId: given.user_id, data: { changed } });
    return readUserFor(ctx, given.user_id);
  },
});

function merged(param_name: string, before: unknown, patch: Record<string, unknown>): Record<string, unknown> {
  const after = mergePatch(metadataOf(before), patch);
  const problem = metadataTooLarge(after);
  if (problem) throw apiError("form_param_exceeds_allowed_size", { ...problem, param_name });
  return after;
}

function metadataOf(stored: unknown): Record<string, unknown> {
  return stored !== null && typeof stored === "object" && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {};
}
