import { z } from "zod";
import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { operation, query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { externalIdInput } from "@/lib/resources/users/input";
import { change, loadedFrom, type LoadedSignUp } from "./store";
import { viewOf } from "./view";

const named = z.strictObject({ sign_up_id: z.string() });

/**
 * A sign-up in whichever browser, however it stands.
 *
 * @throws resource_not_found 404
 * @see Clerk Backend API, GET /v1/sign_ups/{id}
 */
export const getSignUpByServer = query({
  name: "sign_up.get_by_server",
  input: named,
  allow: (ctx) => requireAdministrator(ctx.actor),
  run: async (ctx, { sign_up_id }) => viewOf(ctx, await loadAnywhere(ctx, sign_up_id)),
});

/**
 * Note on a sign-up that is under way what the account will be called elsewhere. The account gets it when it is made.
 *
 * @throws resource_not_found 404: none of that id, or it is too old
 * @throws client_state_invalid 400: it is complete
 * @throws form_identifier_exists 422: another account has that `external_id`
 * @see Clerk Backend API, PATCH /v1/sign_ups/{id}
 */
export const updateSignUpByServer = operation({
  name: "sign_up.update_by_server",
  input: named.extend({ external_id: externalIdInput.optional(), custom_action: z.boolean().nullish() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { sign_up_id, external_id, custom_action }) {
    const loaded = await loadAnywhere(ctx, sign_up_id);
    if (loaded.status === "abandoned") throw apiError("resource_not_found");
    if (loaded.row.createdUserId !== null) throw apiError("client_state_invalid");
    const owner = external_id ? await ctx.tx.user.findUnique({ where: { externalId: external_id }, select: { id: true } }) : null;
    if (owner) throw apiError("form_identifier_exists", { param_name: "external_id" });
    return viewOf(ctx, await change(ctx, loaded, { externalId: external_id, customAction: custom_action ?? undefined }));
  },
});

async function loadAnywhere(ctx: Context & { tx: Transaction }, id: string): Promise<LoadedSignUp> {
  const row = await ctx.tx.signUp.findUnique({ where: { id } });
  if (!row) throw apiError("resource_not_found");
  return loadedFrom(ctx, ctx.tx, row);
}
