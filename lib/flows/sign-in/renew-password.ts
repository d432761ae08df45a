import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { apiError } from "@/lib/errors";
import { burnVerification, isOwnHash, renewHash, verifyPassword, type StoredPassword } from "@/lib/passwords/hash";
import type { PasswordCheck } from "./password";

/** Somebody else renewed it, and then changed it: more often than that it is no accident. */
const MOST_TRIES = 3;

/**
 * Verify a password, and where it is right but was hashed elsewhere, replace its digest by one of our own: the first
 * sign-in with an imported password is the one moment at which that can be done.
 *
 * The digest is compared and replaced in one statement, after the hashing: of two sign-ins at the same moment one
 * replaces it, and a password that was changed meanwhile stays. Whoever finds another digest there verifies that one.
 *
 * @param options.mayRenew not for an account that nobody may sign in to now
 * @throws conflict 409: the password kept changing
 */
export async function verifyAndRenew(ctx: Context, userId: string, password: string, { stored, mayRenew }: { stored: StoredPassword; mayRenew: boolean }, triesLeft = MOST_TRIES): Promise<PasswordCheck> {
  const right = await verifyPassword(password, stored);
  if (isOwnHash(stored)) return { right, digest: stored.digest };
  if (!right || !mayRenew) {
    // A hash of our own either way: its time must not tell that the password of a locked account was guessed, nor that an
    // account exists whose imported digest costs next to nothing.
    await burnVerification(password);
    return { right, digest: stored.digest };
  }
  const renewed = await renewHash(password, stored);
  if (await replaced(ctx, userId, stored, renewed)) return { right, digest: renewed.digest };
  if (triesLeft === 1) throw apiError("conflict");
  const current = await storedPassword(ctx, userId);
  return current ? verifyAndRenew(ctx, userId, password, { stored: current, mayRenew }, triesLeft - 1) : { right: false, digest: null };
}

async function replaced(ctx: Context, userId: string, before: StoredPassword, { digest, hasher }: StoredPassword): Promise<boolean> {
  const { count } = await (ctx.tx ?? database()).user.updateMany({
    where: { id: userId, passwordDigest: before.digest, passwordHasher: before.hasher },
    data: { passwordDigest: digest, passwordHasher: hasher },
  });
  return count === 1;
}

async function storedPassword(ctx: Context, userId: string): Promise<StoredPassword | null> {
  const row = await (ctx.tx ?? database()).user.findUnique({ where: { id: userId }, select: { passwordDigest: true, passwordHasher: true } });
  return row?.passwordDigest && row.passwordHasher ? { digest: row.passwordDigest, hasher: row.passwordHasher } : null;
}
