import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { ApiError } from "@/lib/errors";
import type { Environment } from "@/lib/env";
import { createAdministrator } from "@/lib/resources/administrators/create-first";
import { hasAdministrator } from "@/lib/resources/administrators/is-administrator";
import { issueSetupLink } from "@/lib/resources/administrators/setup-link";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { createUser } from "@/lib/resources/users/create";
import { StartError } from "@/lib/start-error";

type Credentials = Pick<Environment, "ADMIN_EMAIL" | "ADMIN_PASSWORD">;

/**
 * See to it that somebody can become administrator. Does nothing when somebody is. Otherwise the user with `ADMIN_EMAIL`
 * becomes it, and is made with `ADMIN_PASSWORD` when there is none; without these variables a new one-time link is made.
 *
 * @returns the link, or null when none is needed
 * @throws StartError naming `ADMIN_EMAIL` or `ADMIN_PASSWORD`
 */
export async function ensureFirstAdministrator(ctx: Context & { tx: Transaction }, { ADMIN_EMAIL, ADMIN_PASSWORD }: Credentials): Promise<string | null> {
  if (await hasAdministrator(ctx.tx)) return null;
  if (ADMIN_EMAIL === undefined || ADMIN_PASSWORD === undefined) return issueSetupLink(ctx.tx, ctx.now());
  const address = normaliseEmailAddress(ADMIN_EMAIL);
  if (address === null) throw new StartError("ADMIN_EMAIL must be an email address such as admin@example.com.");
  const owner = await ctx.tx.emailAddress.findUnique({ where: { claim: address }, select: { userId: true } });
  const userId = owner?.userId ?? (await createPerson(ctx, address, ADMIN_PASSWORD));
  await createAdministrator(ctx, { user_id: userId });
  await ctx.tx.setupLink.deleteMany({ where: { usedAt: null } });
  return null;
}

async function createPerson(ctx: Context, address: string, password: string): Promise<string> {
  try {
    const user = await createUser(ctx, { email_address: [address], password, skip_user_requirement: true, skip_legal_checks: true });
    return user.id;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { long_message } = error.errors[0] ?? { long_message: error.message };
    const reason = long_message.charAt(0).toLowerCase() + long_message.slice(1);
    throw new StartError(`ADMIN_PASSWORD is not accepted: ${reason}`, { cause: error });
  }
}
