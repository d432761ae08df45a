import { z } from "zod";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { updateSettings } from "@/lib/settings/update";

const NAMES = ["allowlist", "blocklist", "allowlist_blocklist_disabled_on_sign_in", "block_email_subaddresses", "block_disposable_email_domains", "ignore_dots_for_gmail_addresses"] as const;

type Restrictions<Value> = Record<(typeof NAMES)[number], Value>;

const each = <Value>(value: Value) => Object.fromEntries(NAMES.map((name) => [name, value])) as Restrictions<Value>;

export const instanceRestrictionsJson = z.object({ object: z.literal("instance_restrictions"), ...each(z.boolean()) });

/**
 * Switch restrictions on who may come in. What is absent or null stays.
 *
 * @throws authorization_invalid 403
 * @see Clerk Backend API, PATCH /v1/instance/restrictions
 */
export const updateRestrictions = operation({
  name: "instance.update_restrictions",
  input: z.strictObject(each(z.boolean().nullish())),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, given): Promise<z.infer<typeof instanceRestrictionsJson>> {
    const changed = Object.fromEntries(NAMES.flatMap((name) => (given[name] == null ? [] : [[name, given[name]]])));
    const { restrictions } = await updateSettings(ctx, { settings: { restrictions: changed } });
    return { object: "instance_restrictions", ...restrictions };
  },
});
