import { z } from "zod";
import type { Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import type { Transaction } from "@/lib/db/client";
import { sha256 } from "@/lib/encryption";
import { query } from "@/lib/operation";
import { permittedRedirect } from "@/lib/redirects/permitted";
import { maskEmailAddress } from "@/lib/resources/email-addresses/rules";
import { verificationStatus } from "@/lib/resources/verifications/rules";
import { returnUrl } from "./return-url";

export type LinkPurpose = "sign_in" | "sign_up" | "email_address";

export type VerificationLinkView = {
  status: "ready" | "expired" | "used" | "invalid";
  purpose: LinkPurpose;
  /** Opened in the browser that asked for it. */
  same_client: boolean;
  safe_identifier: string | null;
  /** Where to go with a link that cannot be used here; null where that is said on our own page. */
  return_url: string | null;
  requested_from: { browser_name: string | null; os_name: string | null; city: string | null; country: string | null; ip: string | null } | null;
};

const INVALID: VerificationLinkView = { status: "invalid", purpose: "sign_in", same_client: false, safe_identifier: null, return_url: null, requested_from: null };

const requestedFrom = z.object({
  browser_name: z.string().nullish(),
  os_name: z.string().nullish(),
  city: z.string().nullish(),
  country: z.string().nullish(),
  ip_address: z.string().nullish(),
});

/** What a mailed link would do. Looking changes nothing, so that a scanner of mails cannot use it up. */
export const openVerificationLink = query({
  name: "verification_link.open",
  input: z.strictObject({ token: z.string().max(128) }),
  allow: () => {},
  async run(ctx, input): Promise<VerificationLinkView> {
    const verification = await ctx.tx.verification.findUnique({ where: { tokenHash: sha256(input.token) } });
    const subject = verification && (await subjectOf(ctx.tx, verification));
    if (!verification || !subject) return INVALID;
    const status = verificationStatus(verification, ctx.now());
    const same_client = ctx.client.id !== null && subject.clientId === ctx.client.id;
    const from = requestedFrom.safeParse(verification.requestedFrom).data;
    return {
      status: status === "unverified" ? "ready" : status === "verified" ? "used" : "expired",
      purpose: subject.purpose,
      same_client,
      safe_identifier: subject.address && maskEmailAddress(subject.address),
      return_url: await returnUrlOf(ctx, verification, { ...subject, same_client }),
      requested_from: from
        ? { browser_name: from.browser_name ?? null, os_name: from.os_name ?? null, city: from.city ?? null, country: from.country ?? null, ip: from.ip_address ?? null }
        : null,
    };
  },
});

/** An app that waits for the link hears at once that it is too late, or that this is not the browser that it wants. */
async function returnUrlOf(ctx: Context, verification: Verification, { clientId, same_client }: { clientId: string | null; same_client: boolean }): Promise<string | null> {
  const redirectUrl = await permittedRedirect(ctx, verification.redirectUrl);
  if (redirectUrl === null) return null;
  const status = verificationStatus(verification, ctx.now());
  if (status === "expired" || status === "failed") return returnUrl(redirectUrl, status);
  const mismatch = clientId !== null && !same_client && ctx.settings.attack_protection.email_link.require_same_client;
  return status === "unverified" && mismatch ? returnUrl(redirectUrl, "client_mismatch") : null;
}

export type LinkSubject = { purpose: LinkPurpose; id: string; clientId: string | null; userId: string | null; address: string | null };

/** What the link acts on, as long as that still waits for this very verification. */
export async function subjectOf(tx: Transaction, verification: Verification): Promise<LinkSubject | null> {
  const { subjectType, subjectId, id } = verification;
  if (!subjectId) return null;
  if (subjectType === "sign_in") {
    const row = await tx.signIn.findFirst({ where: { id: subjectId, firstFactorVerificationId: id } });
    const target = row?.firstFactorTargetId ? await tx.emailAddress.findUnique({ where: { id: row.firstFactorTargetId } }) : null;
    return row && { purpose: "sign_in", id: row.id, clientId: row.clientId, userId: row.userId, address: target?.emailAddress ?? null };
  }
  if (subjectType === "sign_up") {
    const row = await tx.signUp.findFirst({ where: { id: subjectId, emailAddressVerificationId: id } });
    return row && { purpose: "sign_up", id: row.id, clientId: row.clientId, userId: null, address: row.emailAddress };
  }
  if (subjectType === "email_address") {
    const row = await tx.emailAddress.findFirst({ where: { id: subjectId, verificationId: id } });
    return row && { purpose: "email_address", id: row.id, clientId: null, userId: row.userId, address: row.emailAddress };
  }
  return null;
}
