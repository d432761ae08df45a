import { newId } from "@/lib/db/identifiers";
import { apiError } from "@/lib/errors";
import { unhurried } from "@/lib/flows/unhurried";
import { operation } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { assertRedirectsPermitted } from "@/lib/redirects/permitted";
import { ensureClient } from "@/lib/resources/clients/store";
import { after, DAY } from "@/lib/time";
import { assertFree, findTaken } from "./claims";
import { advance } from "./complete";
import { assertSignUpOpen, checkFields, signUpFields } from "./input";
import { invitationOf, invitedColumns, withInvitedAddress } from "./invitation";
import { assertMaySignUp } from "./permitted";
import { limitVerification, sendVerification } from "./prepare-verification";
import { loadedFrom } from "./store";
import { viewOf } from "./view";

const ABANDONED_AFTER_MS = 1 * DAY;

/**
 * Begin to sign up on this browser, in place of whatever sign-up was under way there. With nothing missing and nothing to
 * prove the account is made at once; with a strategy its code or link is sent at once. The ticket of an invitation opens an
 * instance that is closed, and proves the invited address.
 *
 * @throws form_identifier_exists 422: taken
 * @throws form_… 422: see checkFields
 * @throws sign_up_mode_restricted, sign_up_restricted_waitlist, not_allowed_access 403
 * @throws ticket_…, revoked_invitation, invitation_… 400: see invitationOf
 * @throws redirect_url_not_associated_with_instance 422
 * @throws too_many_requests 429
 * @see Clerk Frontend API, POST /v1/client/sign_ups
 */
export const createSignUp = unhurried(operation({
  name: "sign_up.create",
  input: signUpFields,
  allow(ctx, { ticket, strategy }) {
    if (strategy === "ticket" && ticket === undefined) throw apiError("form_param_missing", { param_name: "ticket" });
    if (ticket === undefined) assertSignUpOpen(ctx);
  },
  async gather(ctx, input) {
    await consume("sign_up_network", ctx.request.ip, ctx.settings);
    await assertRedirectsPermitted(ctx, input);
    const invited = input.ticket === undefined ? null : await invitationOf(ctx, input.ticket);
    const fields = withInvitedAddress(await checkFields(ctx, input, { emailAddress: invited?.emailAddress ?? null, username: null }), invited?.emailAddress ?? null);
    await assertMaySignUp(ctx, fields, invited?.emailAddress ?? null);
    const strategy = input.strategy === "ticket" ? undefined : input.strategy;
    if (strategy) await limitVerification(ctx, strategy, fields.emailAddress ?? null, fields.phoneNumber ?? null);
    return { fields, invited, strategy };
  },
  async run(ctx, input, { fields, invited, strategy }) {
    assertFree(await findTaken(ctx, fields), ctx);
    const now = ctx.now();
    const clientId = await ensureClient(ctx.tx, ctx.client, now);
    const row = await ctx.tx.signUp.create({
      data: {
        ...fields,
        ...(invited ? await invitedColumns(ctx, invited) : {}),
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
    return viewOf(ctx, await advance(ctx, strategy ? await sendVerification(ctx, loaded, strategy, input.redirect_url) : loaded));
  },
}));
