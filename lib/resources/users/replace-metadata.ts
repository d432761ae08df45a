import { z } from "zod";
import { update } from "@/lib/db/writes";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { metadataInput } from "./input";
import { lockUser, readUserFor } from "./store";

const COLUMNS = { public_metadata: "publicMetadata", private_metadata: "privateMetadata", unsafe_metadata: "unsafeMetadata" } as const;
const KINDS = ["public_metadata", "private_metadata", "unsafe_metadata"] as const;

/**
 * Replace metadata as a whole, on the word of a server. A kind that is not named stays.
 *
 * @throws form_param_exceeds_allowed_size 422, with `max_bytes`
 * @throws resource_not_found 404
 * @see Clerk Backend API, PUT /v1/users/{id}/metadata
 */
export const replaceMetadata = operation({
  name: "user.replace_metadata",
  input: z.strictObject({
    user_id: z.string(),
    public_metadata: metadataInput.optional(),
    private_metadata: metadataInput.optional(),
    unsafe_metadata: metadataInput.optional(),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, given) {
    await lockUser(ctx.tx, given.user_id);
    const changed = KINDS.filter((kind) => given[kind] !== undefined);
    if (changed.length === 0) return;
    ctx.later(update("users", given.user_id, { ...Object.fromEntries(changed.map((kind) => [COLUMNS[kind], given[kind]])), updatedAt: ctx.now() }));
    await ctx.emit("user.updated", { userId: given.user_id, data: { changed } });
  },
  answer: (ctx, given) => readUserFor(ctx, given.user_id),
});
