import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/db/pool";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { countRateLimitHit } from "@/lib/metrics";
import type { Settings } from "@/lib/settings/schema";
import { storedKey } from "./key";
import { DEVELOPMENT_MULTIPLIER, RULES, type Rule, type RuleName } from "./rules";

/** The part of the settings that decides how much is allowed. */
export type RateLimitSettings = { attack_protection: Pick<Settings["attack_protection"], "rate_limits"> };

/** What is counted: one text, or one for each part of the rule's key. */
export type Key = string | null | readonly (string | null)[];
export type Charge = readonly [rule: RuleName, key: Key];

const TABLE = "rate_limits";
const MAX_POINTS = 1_000_000_000;

// Not on `globalThis`: each bundle has its own class of results, and tells a refusal from a failure by it.
const limitersByPool = new WeakMap<Pool, Map<string, RateLimiterPostgres>>();

/**
 * Count one try against a rule, in the database, so that all portals on it count together. The count is written outside
 * of the caller's transaction: a refused or failed operation has been tried all the same. Call it in `gather`.
 *
 * @throws too_many_requests, verification_code_too_many_requests 429 with `Retry-After`
 */
export async function consume(rule: RuleName, key: Key, settings: RateLimitSettings): Promise<void> {
  const { enabled, multiplier } = settings.attack_protection.rate_limits;
  if (!enabled) return;
  const definition: Rule = RULES[rule];
  const limiter = limiterFor(rule, allowedPoints(definition, multiplier));
  try {
    await limiter.consume(keyText(definition, key));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    countRateLimitHit(rule);
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    throw apiError(definition.error ?? "too_many_requests", {}, { retryAfterSeconds });
  }
}

/** Count one try against several rules at once. All of them count it, also when one refuses. */
export async function consumeAll(charges: readonly Charge[], settings: RateLimitSettings): Promise<void> {
  const results = await Promise.allSettled(charges.map(([rule, key]) => consume(rule, key, settings)));
  const refused = results.find((result) => result.status === "rejected");
  if (refused !== undefined) throw refused.reason;
}

/** Forget what was counted for a key: after a success that shows that the tries were the owner's own. */
export async function forgive(rule: RuleName, key: Key, settings: RateLimitSettings): Promise<void> {
  if (!settings.attack_protection.rate_limits.enabled) return;
  await limiterFor(rule, RULES[rule].points).delete(keyText(RULES[rule], key));
}

function keyText(rule: Rule, key: Key): string {
  return storedKey(rule.keyedBy, key === null || typeof key === "string" ? [key] : key);
}

function allowedPoints(rule: Rule, multiplier: number): number {
  const factor = multiplier * (env.isDevelopmentInstance && !rule.strict ? DEVELOPMENT_MULTIPLIER : 1);
  return Math.min(MAX_POINTS, Math.max(1, Math.round(rule.points * factor)));
}

/** A limiter knows its points at birth; settings change rarely, so there are few for each rule. */
function limiterFor(rule: RuleName, points: number): RateLimiterPostgres {
  const connections = pool();
  const limiters = limitersByPool.get(connections) ?? new Map<string, RateLimiterPostgres>();
  limitersByPool.set(connections, limiters);
  const name = `${rule} ${points}`;
  const known = limiters.get(name);
  if (known !== undefined) return known;
  const { durationSeconds, blockDurationSeconds }: Rule = RULES[rule];
  const limiter = new RateLimiterPostgres({
    storeClient: connections,
    storeType: "pool",
    tableName: TABLE,
    tableCreated: true,
    keyPrefix: rule,
    points,
    duration: durationSeconds,
    blockDuration: blockDurationSeconds ?? 0,
    // The first limiter sweeps the table for all of them: rows that ended an hour ago, every five minutes.
    clearExpiredByTimeout: limiters.size === 0,
  });
  limiters.set(name, limiter);
  return limiter;
}
