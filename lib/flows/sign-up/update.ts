import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client";
import { operation } from "@/lib/operation";
import { assertFree, findTaken } from "./claims";
import { advance } from "./complete";
import { assertSignUpOpen, checkFields, signUpFields, type CheckedFields } from "./input";
import { limitVerification, sendVerification } from "./prepare-verification";
import { change, loadOpen, type LoadedSignUp } from "./store";
import { viewOf } from "./view";

/**
 * Give a sign-up more, or other, than it has. Another address or number must be proved anew.
 *
 * @throws as createSignUp, and conflict 409
 * @see Clerk Frontend API, PATCH /v1/client/sign_ups/{id}
 */
export const updateSignUp = operation({
  name: "sign_up.update",
  input: signUpFields.extend({ sign_up_id: z.string() }),
  allow: (ctx) => assertSignUpOpen(ctx),
  async gather(ctx, { sign_up_id, ...input }) {
    const loaded = await loadOpen(ctx, sign_up_id);
    const fields = await checkFields(ctx, input, loaded);
    if (input.strategy) await limitVerification(ctx, input.strategy, fields.emailAddress ?? loaded.row.emailAddress, fields.phoneNumber ?? loaded.row.phoneNumber);
    return fields;
  },
  async run(ctx, input, fields) {
    const before = await loadOpen(ctx, input.sign_up_id);
    assertFree(await findTaken(ctx, fields), ctx);
    const loaded = await change(ctx, before, {
      ...fields,
      ...staleProofs(before, fields),
      ...(input.unsafe_metadata === undefined ? {} : { unsafeMetadata: input.unsafe_metadata as Prisma.InputJsonObject }),
      ...(input.legal_accepted ? { legalAcceptedAt: ctx.now() } : {}),
      ...(input.redirect_url === undefined ? {} : { redirectUrl: input.redirect_url }),
    });
    return viewOf(ctx, await advance(ctx, input.strategy ? await sendVerification(ctx, loaded, input.strategy) : loaded));
  },
});

function staleProofs({ row }: LoadedSignUp, fields: CheckedFields): Prisma.SignUpUncheckedUpdateManyInput {
  return {
    ...(fields.emailAddress !== undefined && fields.emailAddress !== row.emailAddress ? { emailAddressVerificationId: null } : {}),
    ...(fields.phoneNumber !== undefined && fields.phoneNumber !== row.phoneNumber ? { phoneNumberVerificationId: null } : {}),
  };
}
