import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { countPasswordHashRefusal, setPasswordHashQueue } from "@/lib/metrics";
import { SECOND } from "@/lib/time";
import { argon2id, hashWithArgon2id, impossibleDigest, isOwnArgon2id } from "./hashers/argon2";
import { BCRYPT_BYTES, hashWithBcrypt, isOwnBcrypt } from "./hashers/bcrypt";
import { hasherNamed } from "./hashers";
import { createHashQueue, type HashQueue, type QueueDepth } from "./hash-queue";
import { isOverlong, LONGEST_PASSWORD_UNITS, normalizePassword } from "./normalize";
import { spellingsOf } from "./spellings";

/** A password as it is stored: the columns `password_digest` and `password_hasher`. */
export type StoredPassword = { digest: string; hasher: string };

/** What an Argon2id hash takes on an ordinary core, and how long one may wait for its turn. */
const OWN = { firstGuessMs: 10, maxWaitMs: 2 * SECOND };
/**
 * Digests that cost many times a hash of ours, as imports bring them: one at a time, so that however many wrong passwords are
 * tried at them, everybody else's sign-in finds its queue as short, and nearly as fast, as before.
 */
const DEAR = { concurrency: 1, maxWaiting: 64, maxWaitMs: 4 * SECOND, firstGuessMs: 100 };
/** libuv's own default when `UV_THREADPOOL_SIZE` is not set. */
const DEFAULT_THREAD_POOL_SIZE = 4;
/** One for files and names, one for dear digests. */
const OTHER_THREADS = 1 + DEAR.concurrency;
/** Questions to somebody else's server cost no core, but a slow one must not gather them without end. */
const REMOTE = { concurrency: 16, maxWaiting: 64, maxWaitMs: 5 * SECOND, firstGuessMs: 200 };

type Queues = { gatehousePasswordHashQueue?: HashQueue; gatehouseDearPasswordQueue?: HashQueue; gatehouseRemotePasswordQueue?: HashQueue };

const shared = globalThis as typeof globalThis & Queues;

/**
 * Hash a new password with Argon2id, in its normalised form.
 *
 * @throws too_many_requests 429 with `Retry-After`: the queue is full
 * @throws form_password_size_in_bytes_exceeded 422: longer than any setting accepts
 */
export async function hashPassword(password: string): Promise<{ digest: string; hasher: "argon2id" }> {
  if (isOverlong(password)) throw apiError("form_password_size_in_bytes_exceeded", { param_name: "password", max_bytes: LONGEST_PASSWORD_UNITS });
  const normalized = normalizePassword(password);
  return { digest: await queue().run(() => hashWithArgon2id(normalized)), hasher: "argon2id" };
}

/**
 * Whether the password belongs to the stored digest; the hasher is chosen by its name. A password that is longer than
 * any setting accepts is wrong without being looked at, but takes the time of a wrong one.
 *
 * @throws too_many_requests 429 with `Retry-After`: the queue is full
 * @throws service_unavailable 503, aws_cognito_user_password_auth_not_enabled 400: the user pool that knows it did not tell
 * @throws Error when the stored hasher or digest is unknown: damaged data, not a wrong password
 */
export async function verifyPassword(password: string, stored: StoredPassword): Promise<boolean> {
  const hasher = hasherNamed(stored.hasher);
  if (!hasher) throw new Error("The stored password names a hasher that does not exist here.");
  if (isOverlong(password)) return burnVerification("");
  // A second wrong text would count as a second attempt there.
  if (hasher.remote) return remoteQueue().run(() => hasher.verify(password, stored.digest));
  const turns = hasher.isDear(stored.digest) ? dearQueue() : queue();
  for (const text of spellingsOf(password, isOwnHash(stored) ? "normal" : "typed")) {
    if (await turns.run(() => hasher.verify(text, stored.digest))) return true;
  }
  return false;
}

/** Whether a stored password is hashed as it is done here, so that proving it is no occasion to hash it anew. */
export function isOwnHash({ digest, hasher }: StoredPassword): boolean {
  return (hasher === "argon2id" && isOwnArgon2id(digest)) || (hasher === "bcrypt" && isOwnBcrypt(digest));
}

/**
 * Hash a password, which has just been proved with an imported digest, as it is done here. What came from Cognito becomes
 * bcrypt, as its migration is documented, unless bcrypt would ignore a part of it.
 *
 * @throws too_many_requests 429 with `Retry-After`: the queue is full
 */
export async function renewHash(password: string, { hasher }: StoredPassword): Promise<StoredPassword> {
  const normalized = normalizePassword(password);
  if (hasher !== "awscognito" || Buffer.byteLength(normalized, "utf8") > BCRYPT_BYTES) return hashPassword(password);
  return { digest: await dearQueue().run(() => hashWithBcrypt(normalized)), hasher: "bcrypt" };
}

/**
 * Do the work of {@link verifyPassword} for somebody who has no password or no account, so that neither the time, the
 * queue nor a refusal tells them from somebody whose password is hashed with Argon2id as here. Dear digests cannot hide.
 *
 * @returns always false
 * @throws too_many_requests 429 with `Retry-After`: the queue is full
 */
export async function burnVerification(password: string): Promise<false> {
  for (const text of isOverlong(password) ? [""] : spellingsOf(password, "normal")) await queue().run(() => argon2id.verify(text, impossibleDigest));
  return false;
}

/** How many hashes that cost about as much as ours run and wait now, and how long one takes (milliseconds, smoothed). */
export function queueDepth(): QueueDepth {
  return queue().depth();
}

/**
 * How many hashes may run at once. They run in libuv's thread pool, which also serves files and name look-ups (`fs`,
 * `dns.lookup`): of three threads and more, one is always left to those, and one to dear digests. To use more than two cores
 * for ours, raise `UV_THREADPOOL_SIZE` in the environment of the process, before it starts, together with
 * `PASSWORD_HASH_CONCURRENCY`.
 */
export function hashConcurrency(wanted: number, threadPoolSize: string | undefined): number {
  const threads = Number.parseInt(threadPoolSize ?? "", 10) || DEFAULT_THREAD_POOL_SIZE;
  return Math.max(1, Math.min(wanted, threads - OTHER_THREADS));
}

// The server's bundle and Next's bundle share one process and one thread pool, hence one queue of each kind; it is made at the first
// use, when the environment has been checked.
function queue(): HashQueue {
  return (shared.gatehousePasswordHashQueue ??= createHashQueue({
    concurrency: hashConcurrency(env.PASSWORD_HASH_CONCURRENCY, process.env.UV_THREADPOOL_SIZE),
    maxWaiting: env.PASSWORD_HASH_QUEUE,
    ...OWN,
    refuse,
    onChange: setPasswordHashQueue,
  }));
}

function dearQueue(): HashQueue {
  return (shared.gatehouseDearPasswordQueue ??= createHashQueue({ ...DEAR, refuse }));
}

function remoteQueue(): HashQueue {
  return (shared.gatehouseRemotePasswordQueue ??= createHashQueue({ ...REMOTE, refuse }));
}

function refuse(retryAfterSeconds: number): Error {
  countPasswordHashRefusal();
  return apiError("too_many_requests", {}, { retryAfterSeconds });
}
