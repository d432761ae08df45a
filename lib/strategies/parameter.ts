import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";

/** Strategies of the wire that prove something by means that this operation does not take. */
const ELSEWHERE = /^(?:password|email_code|email_link|phone_code|reset_password_(?:email|phone)_code|ticket|totp|backup_code|passkey|trusted_device|saml|enterprise_sso|google_one_tap|oauth_\w+|web3_\w+_signature)$/;

/**
 * The parameter `strategy` of an operation that takes some of the strategies. Another one of the wire is refused by a code of
 * the operation's own; what is no strategy at all by `form_param_value_invalid`.
 *
 * @param refusal how a strategy is refused that the wire knows and this operation does not take
 */
export function strategyParameter<const Names extends readonly [string, ...string[]]>(names: Names, refusal: ErrorCode) {
  return z
    .string()
    .superRefine((text, check) => {
      if (!names.includes(text) && ELSEWHERE.test(text)) check.addIssue({ code: "custom", params: { code: refusal }, continue: false });
    })
    .pipe(z.enum(names));
}
