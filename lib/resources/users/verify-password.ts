import { z } from "zod";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";
import { verifyPassword } from "@/lib/passwords/hash";
import { requireAdministrator } from "@/lib/policy";
import { consume, forgive } from "@/lib/rate-limits/consume";
import { passwordInput } from "./input";

/** The answer of {@link verifyUserPassword}. */
export const verifiedJson = z.object({ verified: z.literal(true) });

/**
 * Tell a server whether a password is the user's.
 *
 * @throws incorrect_password 422
 * @throws no_password_set 400
 * @throws too_many_requests 429: too many tries for one user
 * @throws resource_not_found 404
 * @see Clerk Backend API, POST /v1/users/{user_id}/verify_password
 */
export const verifyUserPassword = query({
  name: "user.verify_password",
  input: z.strictObject({ user_id: z.string(), password: passwordInput }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, { user_id, password }): Promise<z.infer<typeof verifiedJson>> {
    const user = await ctx.tx.user.findUnique({ where: { id: user_id }, select: { passwordDigest: true, passwordHasher: true } });
    if (!user) throw apiError("resource_not_found");
    const { passwordDigest: digest, passwordHasher: hasher } = user;
    if (digest === null || hasher === null) throw apiError("no_password_set");
    await consume("password_verify_user", user_id, ctx.settings);
    if (!(await verifyPassword(password, { digest, hasher }))) throw apiError("incorrect_password", { param_name: "password" });
    await forgive("password_verify_user", user_id, ctx.settings);
    return { verified: true };
  },
});
