import { newId } from "@/lib/db/identifiers";
import { operation } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { ensureClient } from "@/lib/resources/clients/store";
import { after, DAY } from "@/lib/time";
import { assertFree, findTaken } from "./claims";
import { advance } from "./complete";
import { assertSignUpOpen, checkFields, signUpFields } from "./input";
import { limitVerification, sendVerification } from "./prepare-verification";
import { loadedFrom } from "./store";
import { viewOf } from "./view";

const ABANDONED_AFTER_MS = 1 * DAY;

/**
 * Begin to sign up on this browser, in place of whatever sign-up was under way there. With nothing missing and nothing to
 * prove the account is made at once; with a strategy its code or link is sent at once.
 *
 * @throws form_identifier_exists 422: taken
 * @throws form_… 422: see checkFields
 * @throws sign_up_mode_restricted, sign_up_restricted_waitlist 403
 * @throws too_many_requests 429
 * @see Clerk Frontend API, POST /v1/client/sign_ups
 */
export const createSignUp = operation({
  name: "sign_up.create",
  input: signUpFields,
  allow: (ctx) => assertSignUpOpen(ctx),
  async gather(ctx, input) {
    await consume("sign_up_network", ctx.request.ip, ctx.settings);
    const fields = await checkFields(ctx, input, null);
    if (input.strategy) await limitVerification(ctx, input.strategy, fields.emailAddress ?? null, fields.phoneNumber ?? null);
    return fields;
  },
  async run(ctx, input, fields) {
    assertFree(await findTaken(ctx, fields), ctx);
    const now = ctx.now();
    const clientId = await ensureClient(ctx.tx, ctx.client, now);
    const row = await ctx.tx.signUp.create({
      data: {
        ...fields,
        id: newId("signUp", now),
        clientId,
        unsafeMetadata: input.unsafe_metadata ?? {},
        legalAcceptedAt: input.legal_accepted ? now : null,
        redirectUrl: input.redirect_url ?? null,
        actionCompleteRedirectUrl: input.action_complete_redirect_url ?? null,
        locale: input.locale ?? ctx.request.locale,
        timezone: input.timezone ?? null,
        abandonAt: after(now, ABANDONED_AFTER_MS),
        createdAt: now,
        updatedAt: now,
      },
    });
    await ctx.tx.client.update({ where: { id: clientId }, data: { signUpId: row.id } });
    const loaded = await loadedFrom(ctx, ctx.tx, row);
    return viewOf(ctx, await advance(ctx, input.strategy ? await sendVerification(ctx, loaded, input.strategy) : loaded));
  },
});
