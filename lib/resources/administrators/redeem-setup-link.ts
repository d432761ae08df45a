import { z } from "zod";
import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { operation, type OperationContext } from "@/lib/operation";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { hashPassword, verifyPassword } from "@/lib/passwords/hash";
import { consume } from "@/lib/rate-limits/consume";
import { ensureClient } from "@/lib/resources/clients/store";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { startSession } from "@/lib/resources/sessions/start";
import { passwordInput } from "@/lib/resources/users/input";
import { insertUser } from "@/lib/resources/users/insert";
import { createAdministrator } from "./create-first";
import { setupLinkState, takeSetupLink } from "./setup-link";

/** Who becomes administrator: somebody new with a hashed password, or the user who has proved to own the address. */
type Person = { emailAddress: string; userId: string | null; password: { digest: string; hasher: string } | null };

/**
 * Become the first administrator with the link from the server's terminal, and be signed in. Somebody who has an account
 * with that address already names its password.
 *
 * @throws verification_link_token_invalid 400: used, replaced, expired or never issued
 * @throws form_param_format_invalid, form_password_… 422
 * @throws too_many_requests 429
 */
export const redeemSetupLink = operation({
  name: "setup_link.redeem",
  input: z.strictObject({ token: z.string(), email_address: z.string(), password: passwordInput }),
  allow: () => {},
  async gather(ctx, input) {
    await consume("admin_setup_network", ctx.request.ip, ctx.settings);
    if ((await setupLinkState(ctx.tx ?? database(), input.token, ctx.now())) !== "ready") throw apiError("verification_link_token_invalid", { param_name: "token" });
    return personOf(ctx, input);
  },
  async run(ctx, input, person) {
    if (!(await takeSetupLink(ctx.tx, input.token, ctx.now()))) throw apiError("verification_link_token_invalid", { param_name: "token" });
    const userId = person.userId ?? (await insertPerson(ctx, person));
    await createAdministrator({ ...ctx, actor: { type: "system" } }, { user_id: userId });
    await ensureClient(ctx.tx, ctx.client, ctx.now());
    const sessionId = await startSession(ctx, { userId, strategy: "password", firstFactorVerified: true, secondFactorVerified: false });
    return { user_id: userId, created_session_id: sessionId };
  },
});

async function personOf(ctx: Context, input: { email_address: string; password: string }): Promise<Person> {
  const emailAddress = normaliseEmailAddress(input.email_address);
  if (emailAddress === null) throw apiError("form_param_format_invalid", { param_name: "email_address" });
  const owner = await (ctx.tx ?? database()).emailAddress.findUnique({ where: { claim: emailAddress }, select: { user: { select: { id: true, passwordDigest: true, passwordHasher: true, bannedAt: true } } } });
  if (!owner) {
    await assertPasswordAcceptable(input.password, { settings: ctx.settings, identifiers: [emailAddress], param: "password" });
    return { emailAddress, userId: null, password: await hashPassword(input.password) };
  }
  const { id, passwordDigest: digest, passwordHasher: hasher, bannedAt } = owner.user;
  if (digest === null || hasher === null || bannedAt) throw apiError("form_identifier_exists", { param_name: "email_address" });
  if (!(await verifyPassword(input.password, { digest, hasher }))) throw apiError("form_password_incorrect", { param_name: "password" });
  return { emailAddress, userId: id, password: null };
}

/** The address counts as proved: who holds the link runs the server. */
async function insertPerson(ctx: OperationContext, { emailAddress, password }: Person): Promise<string> {
  const user = await insertUser(ctx, { email_addresses: [{ address: emailAddress, verified: true }], password, locale: ctx.request.locale });
  return user.id;
}
