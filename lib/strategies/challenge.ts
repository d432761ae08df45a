import type { Verification } from "@/lib/generated/prisma/client";
import { env } from "@/lib/env";
import { keyedHash, keyedHashMatches, sha256 } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { enqueue } from "@/lib/messages/enqueue";
import { occurrenceOf } from "@/lib/messages/occurrence";
import type { OperationContext } from "@/lib/operation";
import { randomDigits, randomToken } from "@/lib/random";
import type { Context } from "@/lib/context";
import { consumeAll } from "@/lib/rate-limits/consume";
import { isTestEmailAddress } from "@/lib/resources/email-addresses/rules";
import { countryOf, isTestPhoneNumber } from "@/lib/resources/phone-numbers/rules";
import { CHALLENGE_LIFETIME_MS, CODE_LENGTH, MAX_ATTEMPTS, MAX_SENDS, normaliseCode, resendAt, TEST_CODE, verificationStatus } from "@/lib/resources/verifications/rules";
import { countAttempt, insertVerification, markFailed, markVerified } from "@/lib/resources/verifications/store";
import { isTestMode } from "@/lib/settings/test-mode";
import { after } from "@/lib/time";
import type { Outcome, Strategy } from "./strategy";

/** Where a challenge goes. `deliver` is false for an address that nobody here has: then everything happens but the sending. */
export type Target = { to: string; identificationId: string | null; userId: string | null; deliver: boolean };

/** What a mailed link acts on. `identification`: an address or number that a server proves, with a code only. */
export type Subject = { type: "sign_in" | "sign_up" | "email_address" | "phone_number" | "identification" | "reverification"; id: string; redirectUrl: string | null };

const LINK_SLUGS = { sign_in: "magic_link_sign_in", sign_up: "magic_link_sign_up", email_address: "magic_link_user_profile" } as const;

/**
 * Send a code, and with it a link where the instance allows links: both stand in one mail and prove the same. Asked again
 * for the same target, a new code replaces the old one while the counted attempts stay.
 *
 * @param current the verification that was sent before, if any
 * @throws verification_code_too_many_requests 429, with the seconds to wait
 */
export async function sendChallenge(ctx: OperationContext, strategy: Strategy, target: Target, subject: Subject, current: Verification | null): Promise<Verification> {
  const now = ctx.now();
  const again = current !== null && current.strategy === strategy.name && verificationStatus(current, now) === "unverified" ? current : null;
  if (again) assertMayResend(again, now);
  const code = isTestTarget(ctx, strategy, target) ? TEST_CODE : randomDigits(CODE_LENGTH);
  const token = hasLink(ctx, strategy, subject) ? randomToken() : null;
  const requested = await occurrenceOf(ctx.request, now);
  const data = {
    strategy: strategy.name,
    channel: strategy.channel === "sms" ? "sms" : null,
    tokenHash: token && sha256(token),
    expireAt: after(now, CHALLENGE_LIFETIME_MS),
    lastSentAt: now,
    subjectType: subject.type,
    subjectId: subject.id,
    redirectUrl: subject.redirectUrl,
    requestedFrom: { ...requested, at: now.toISOString() },
    updatedAt: now,
  };
  const row = again
    ? await ctx.tx.verification.update({ where: { id: again.id }, data: { ...data, codeHash: hashCode(code, again.id), sends: { increment: 1 } } })
    : await withCode(ctx, code, await insertVerification(ctx.tx, { ...data, sends: 1, createdAt: now }));
  if (target.deliver && !isTestTarget(ctx, strategy, target)) await send(ctx, strategy, target, subject, { code, token, requested });
  return row;
}

function assertMayResend(current: Verification, now: Date): void {
  const at = resendAt(current, now);
  if (current.sends < MAX_SENDS && at && at <= now) return;
  const retryAfterSeconds = Math.max(1, Math.ceil(((at ?? now).getTime() - now.getTime()) / 1000));
  throw apiError("verification_code_too_many_requests", {}, { retryAfterSeconds });
}

/**
 * Count a sending against the limits, before the transaction: by address, by network and, for texts, by country. A server's
 * network is not that of the people whom it serves.
 *
 * @throws verification_code_too_many_requests 429
 */
export async function limitSending(ctx: Context, strategy: Strategy, to: string): Promise<void> {
  if (isTestTarget(ctx, strategy, { to })) return;
  const { ip } = ctx.request;
  await consumeAll(
    [
      ["code_send_address", to],
      ["code_send_address_daily", to],
      ...(ctx.actor.type === "backend" ? [] : [["code_send_network", ip] as const]),
      ...(strategy.channel === "sms" ? [["sms_send_country", countryOf(to)] as const] : []),
    ],
    ctx.settings,
  );
}

function isTestTarget({ settings }: Context, strategy: Strategy, target: Pick<Target, "to">): boolean {
  if (!isTestMode(settings)) return false;
  return strategy.channel === "email" ? isTestEmailAddress(target.to) : isTestPhoneNumber(target.to);
}

function hasLink(ctx: OperationContext, strategy: Strategy, subject: Subject): boolean {
  return strategy.channel === "email" && !strategy.resetsPassword && subject.type in LINK_SLUGS && ctx.settings.email_address.strategies.includes("email_link");
}

function withCode(ctx: OperationContext, code: string, row: Verification): Promise<Verification> {
  return ctx.tx.verification.update({ where: { id: row.id }, data: { codeHash: hashCode(code, row.id) } });
}

function hashCode(code: string, verificationId: string): string {
  return keyedHash(`${verificationId}:${code}`, "verification code");
}

type Sent = { code: string; token: string | null; requested: Awaited<ReturnType<typeof occurrenceOf>> };

async function send(ctx: OperationContext, strategy: Strategy, target: Target, subject: Subject, { code, token, requested }: Sent): Promise<void> {
  const common = {
    to: target.to,
    locale: ctx.request.locale,
    user_id: target.userId,
    identification_id: target.identificationId,
    expires_at: after(ctx.now(), CHALLENGE_LIFETIME_MS),
  };
  if (strategy.channel === "sms") {
    await enqueue(ctx.tx, { ...common, channel: "sms", slug: strategy.resetsPassword ? "reset_password_code" : "verification_code", data: { code, requested } });
  } else if (strategy.resetsPassword) {
    await enqueue(ctx.tx, { ...common, channel: "email", slug: "reset_password_code", data: { code, requested } });
  } else if (token && subject.type in LINK_SLUGS) {
    const slug = LINK_SLUGS[subject.type as keyof typeof LINK_SLUGS];
    await enqueue(ctx.tx, { ...common, channel: "email", slug, data: { code, link: linkOf(token), requested } });
  } else {
    await enqueue(ctx.tx, { ...common, channel: "email", slug: "verification_code", data: { code, requested } });
  }
}

/** The address of the page that asks whether to go on; opening it changes nothing. */
function linkOf(token: string): string {
  return `${env.PORTAL_URL}/verify?token=${token}`;
}

/**
 * Try a code: counted first, then compared in constant time. Right once, it is used up.
 *
 * Its failures: form_code_incorrect 422, verification_failed 400 (too many), verification_expired 400,
 * verification_already_verified 400, verification_missing 400 (nothing was sent).
 */
export async function attemptCode(ctx: OperationContext, verification: Verification | null, typed: string): Promise<Outcome> {
  const now = ctx.now();
  if (!verification) return failure("verification_missing");
  const counted = await countAttempt(ctx.tx, verification.id, now);
  // Read anew: another attempt may have ended it since.
  if (!counted) return failure(codeOfEnded(await ctx.tx.verification.findUniqueOrThrow({ where: { id: verification.id } }), now));
  const right = counted.codeHash !== null && keyedHashMatches(`${counted.id}:${normaliseCode(typed)}`, counted.codeHash, "verification code");
  if (right && (await markVerified(ctx.tx, counted.id, ctx.client.id, now))) return { ok: true };
  if (counted.attempts >= MAX_ATTEMPTS) await markFailed(ctx.tx, counted.id, now);
  return failure("form_code_incorrect", { param_name: "code" });
}

function failure(code: Parameters<typeof apiError>[0], meta?: Record<string, unknown>): Outcome {
  return { ok: false, error: apiError(code, meta) };
}

function codeOfEnded(verification: Verification, now: Date): "verification_already_verified" | "verification_expired" | "verification_failed" {
  const status = verificationStatus(verification, now);
  if (status === "verified") return "verification_already_verified";
  return status === "expired" ? "verification_expired" : "verification_failed";
}
