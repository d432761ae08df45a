import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import { decrypt, encrypt, sha256 } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { randomToken } from "@/lib/random";
import { after, MINUTE } from "@/lib/time";

const STRATEGY = "handshake";
/** An app's server asks as soon as the browser is back. */
const LIFETIME_MS = 1 * MINUTE;

const directives = z.array(z.string());

/**
 * Keep the cookies of a handshake for the app's server to fetch by a nonce, so that the session's token stands in no address.
 * They are sealed, and what nobody fetched in time is deleted.
 */
export const createHandshake = operation({
  name: "handshake.create",
  input: z.strictObject({ directives }),
  allow: () => {},
  async run({ tx, now }, input) {
    const nonce = randomToken();
    await tx.verification.deleteMany({ where: { strategy: STRATEGY, expireAt: { lt: now() } } });
    await tx.verification.create({
      data: { id: newId("verification", now()), strategy: STRATEGY, tokenHash: sha256(nonce), message: encrypt(JSON.stringify(input.directives), STRATEGY), expireAt: after(now(), LIFETIME_MS), createdAt: now() },
    });
    return { nonce };
  },
});

/**
 * What the app's server fetches by the nonce, once.
 *
 * @throws invalid_handshake 400: unknown, used already, or expired
 * @throws authorization_invalid 403, authentication_invalid 401: only for secret keys
 * @see Clerk Backend API, GET /v1/clients/handshake_payload
 */
export const redeemHandshake = operation({
  name: "handshake.redeem",
  input: z.strictObject({ nonce: z.string() }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, now }, { nonce }) {
    const row = await tx.verification.findFirst({ where: { strategy: STRATEGY, tokenHash: sha256(nonce) } });
    const { count } = row ? await tx.verification.deleteMany({ where: { id: row.id, expireAt: { gt: now() } } }) : { count: 0 };
    if (!row?.message || count === 0) throw apiError("invalid_handshake");
    return { directives: directives.parse(JSON.parse(decrypt(row.message, STRATEGY))) };
  },
});
