import { z } from "zod";
import { env } from "@/lib/env";
import { instanceId } from "@/lib/instance/id";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";

export const instanceJson = z.object({
  object: z.literal("instance"),
  id: z.string(),
  environment_type: z.enum(["development", "production"]),
  allowed_origins: z.array(z.string()),
  /** Nobody but its operator owns an instance. */
  workspace_id: z.null(),
});

/**
 * What this instance is.
 *
 * @throws authorization_invalid 403
 * @see Clerk Backend API, GET /v1/instance
 */
export const getInstance = query({
  name: "instance.get",
  input: z.strictObject({}),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, settings }): Promise<z.infer<typeof instanceJson>> {
    return { object: "instance", id: await instanceId(tx), environment_type: env.isDevelopmentInstance ? "development" : "production", allowed_origins: settings.allowed_origins, workspace_id: null };
  },
});
