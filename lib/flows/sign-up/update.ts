import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { apiError } from "@/lib/errors";
import { unhurried } from "@/lib/flows/unhurried";
import { operation } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { assertRedirectsPermitted } from "@/lib/redirects/permitted";
import { assertFree, findTaken } from "./claims";
import { advance } from "./complete";
import { assertSignUpOpen, checkFields, signUpFields, type CheckedFields } from "./input";
import { invitationOf, invitedColumns, withInvitedAddress } from "./invitation";
import { assertMaySignUp } from "./permitted";
import { limitVerification, sendVerification } from "./prepare-verification";
import { change, loadOpen, type LoadedSignUp } from "./store";
import { viewOf } from "./view";

/**
 * Give a sign-up more, or other, than it has. Another address or number must be proved anew; whoever was invited keeps the
 * invited address.
 *
 * @throws as createSignUp, and conflict 409
 * @see Clerk Frontend API, PATCH /v1/client/sign_ups/{id}
 */
export const updateSignUp = unhurried(operation({
  name: "sign_up.update",
  input: signUpFields.extend({ sign_up_id: z.string() }),
  allow(_ctx, { strategy, ticket }) {
    if (strategy === "ticket" && ticket === undefined) throw apiError("form_param_missing", { param_name: "ticket" });
  },
  async gather(ctx, { sign_up_id, ...input }) {
    // Each answer tells whether an identifier is taken, and a password costs a hash.
    await consume("sign_up_update_network", ctx.request.ip, ctx.settings);
    const { row } = await loadOpen(ctx, sign_up_id);
    if (row.invitationId === null && input.ticket === undefined) assertSignUpOpen(ctx);
    await assertRedirectsPermitted(ctx, input);
    const ticketOf = input.ticket === undefined ? null : await invitationOf(ctx, input.ticket);
    // SDKs send the ticket again with every step.
    const invited = ticketOf?.id === row.invitationId ? null : ticketOf;
    const invitedAddress = invited?.emailAddress ?? (row.invitationId === null ? null : row.emailAddress);
    const checked = await checkFields(ctx, input, { emailAddress: invitedAddress ?? row.emailAddress, username: row.username });
    const fields = withInvitedAddress(checked, invitedAddress);
    await assertMaySignUp(ctx, { ...row, ...fields }, invitedAddress);
    const strategy = input.strategy === "ticket" ? undefined : input.strategy;
    if (strategy) await limitVerification(ctx, strategy, fields.emailAddress ?? row.emailAddress, fields.phoneNumber ?? row.phoneNumber);
    return { fields, invited, strategy };
  },
  async run(ctx, input, { fields, invited, strategy }) {
    const before = await loadOpen(ctx, input.sign_up_id);
    assertFree(await findTaken(ctx, fields), ctx);
    const loaded = await change(ctx, before, {
      ...fields,
      ...staleProofs(before, fields),
      ...(invited ? await invitedColumns(ctx, invited) : {}),
      ...(input.unsafe_metadata === undefined ? {} : { unsafeMetadata: input.unsafe_metadata as Prisma.InputJsonObject }),
      ...(input.legal_accepted ? { legalAcceptedAt: ctx.now() } : {}),
      ...(input.redirect_url === undefined ? {} : { redirectUrl: input.redirect_url }),
      ...(input.action_complete_redirect_url === undefined ? {} : { actionCompleteRedirectUrl: input.action_complete_redirect_url }),
      ...(input.locale === undefined ? {} : { locale: input.locale }),
      ...(input.timezone === undefined ? {} : { timezone: input.timezone }),
    });
    return viewOf(ctx, await advance(ctx, strategy ? await sendVerification(ctx, loaded, strategy, input.redirect_url) : loaded));
  },
}));

function staleProofs({ row }: LoadedSignUp, fields: CheckedFields): Prisma.SignUpUncheckedUpdateManyInput {
  return {
    ...(fields.emailAddress !== undefined && fields.emailAddress !== row.emailAddress ? { emailAddressVerificationId: null } : {}),
    ...(fields.phoneNumber !== undefined && fields.phoneNumber !== row.phoneNumber ? { phoneNumberVerificationId: null } : {}),
  };
}
