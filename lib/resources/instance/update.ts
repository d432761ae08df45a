import { z } from "zod";
import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { isOrigin } from "@/lib/settings/origin";
import { updateSettings } from "@/lib/settings/update";

const MOST_ORIGINS = 1_000;
const origin = z.string().refine(isOrigin, { error: "must be an origin", params: { code: "form_invalid_origin" } });

const input = z.strictObject({
  test_mode: z.boolean().nullish(),
  /** Whether passwords are looked for on lists of stolen ones. */
  hibp: z.boolean().nullish(),
  support_email: z.string().max(254).nullish(),
  clerk_js_version: z.union([z.literal(""), z.string().regex(/^\d{1,4}(\.\d{1,6}){0,2}$/)]).nullish(),
  development_origin: z.union([z.literal(""), origin]).nullish(),
  /** In place of those that were allowed before. */
  allowed_origins: z.array(origin).max(MOST_ORIGINS).optional(),
  cookieless_dev: z.boolean().nullish(),
  url_based_session_syncing: z.boolean().nullish(),
  preferred_sign_in_strategy_when_password_required: z.enum(["password", "otp", ""]).nullish(),
  enhanced_email_deliverability: z.boolean().nullish(),
});

type Input = z.output<typeof input>;

/**
 * Change what an app's server may change of the instance. What is absent or null stays; an empty text takes a value away.
 *
 * @throws form_invalid_origin 422: `param_name` is `allowed_origins` or `development_origin`
 * @throws form_param_format_invalid 422: no address, no version
 * @throws form_param_value_invalid 422: what this kind of instance cannot be
 * @throws authorization_invalid 403
 * @see Clerk Backend API, PATCH /v1/instance
 */
export const updateInstance = operation({
  name: "instance.update",
  input,
  allow(ctx, given) {
    requireAdministrator(ctx.actor);
    assertPossible(given);
  },
  async run(ctx, given): Promise<void> {
    await updateSettings(ctx, {
      settings: {
        ...(given.test_mode == null ? {} : { test_mode: given.test_mode }),
        ...(given.hibp == null ? {} : { password: { breach_check_offline: given.hibp, breach_check_online: given.hibp } }),
        ...(given.support_email == null ? {} : { application: { support_email: addressOf(given.support_email) } }),
        ...(given.clerk_js_version == null ? {} : { clerk_js_version: given.clerk_js_version || null }),
        ...(given.development_origin == null ? {} : { development_origin: given.development_origin || null }),
        ...(given.allowed_origins === undefined ? {} : { allowed_origins: [...new Set(given.allowed_origins)] }),
        ...(given.preferred_sign_in_strategy_when_password_required == null ? {} : { sign_in: { preferred_strategy: given.preferred_sign_in_strategy_when_password_required || null } }),
      },
    });
  },
});

/** Only a development instance takes the fixed code for tests. It always hands its browsers on by their address, any other never; and mail goes out under the operator's name alone. */
function assertPossible(given: Input): void {
  if (given.test_mode && !env.isDevelopmentInstance) throw apiError("form_param_value_invalid", { param_name: "test_mode" });
  const fixed = { cookieless_dev: env.isDevelopmentInstance, url_based_session_syncing: env.isDevelopmentInstance, enhanced_email_deliverability: false };
  for (const [param_name, value] of Object.entries(fixed)) {
    const asked = given[param_name as keyof typeof fixed];
    if (asked != null && asked !== value) throw apiError("form_param_value_invalid", { param_name });
  }
}

function addressOf(text: string): string | null {
  if (text === "") return null;
  const address = normaliseEmailAddress(text);
  if (address === null) throw apiError("form_param_format_invalid", { param_name: "support_email" });
  return address;
}
