import { z } from "zod";
import { instanceId } from "@/lib/instance/id";
import { query } from "@/lib/operation";
import { authConfigJson, serializeAuthConfig } from "./auth-config";
import { displayConfigJson, serializeDisplayConfig } from "./display-config";
import { serializeUserSettings, userSettingsJson } from "./user-settings";

const billingJson = z.object({ enabled: z.boolean(), has_paid_plans: z.boolean() });

export const environmentJson = z.object({
  auth_config: authConfigJson,
  display_config: displayConfigJson,
  user_settings: userSettingsJson,
  organization_settings: z.object({
    enabled: z.boolean(),
    max_allowed_memberships: z.number().int(),
    actions: z.object({ admin_delete: z.boolean() }),
    domains: z.object({ enabled: z.boolean(), enrollment_modes: z.array(z.string()), default_role: z.string() }),
    slug: z.object({ disabled: z.boolean() }),
    creator_role: z.string(),
  }),
  fraud_settings: z.object({ object: z.literal("fraud_settings"), native: z.object({ device_attestation_mode: z.literal("disabled") }) }),
  commerce_settings: z.object({
    billing: z.object({ stripe_publishable_key: z.null(), free_trial_requires_payment_method: z.boolean(), user: billingJson, organization: billingJson }),
  }),
  api_keys_settings: z.object({ enabled: z.boolean(), user_api_keys_enabled: z.boolean(), orgs_api_keys_enabled: z.boolean() }),
  protect_config: z.object({ loaders: z.array(z.never()) }),
  client_debug_mode: z.boolean(),
  partitioned_cookies: z.boolean(),
  maintenance_mode: z.boolean(),
});

/** What Gatehouse has not: SDKs draw and ask nothing of it then. */
const ABSENT = {
  organization_settings: {
    enabled: false,
    max_allowed_memberships: 0,
    actions: { admin_delete: false },
    domains: { enabled: false, enrollment_modes: [], default_role: "org:member" },
    slug: { disabled: true },
    creator_role: "org:admin",
  },
  fraud_settings: { object: "fraud_settings" as const, native: { device_attestation_mode: "disabled" as const } },
  commerce_settings: {
    billing: {
      stripe_publishable_key: null,
      free_trial_requires_payment_method: false,
      user: { enabled: false, has_paid_plans: false },
      organization: { enabled: false, has_paid_plans: false },
    },
  },
  api_keys_settings: { enabled: false, user_api_keys_enabled: false, orgs_api_keys_enabled: false },
  protect_config: { loaders: [] },
  client_debug_mode: false,
  partitioned_cookies: false,
  maintenance_mode: false,
};

/**
 * All that an app's page must know of this instance before it asks who is signed in. Everybody may read it.
 *
 * @see Clerk Frontend API, GET /v1/environment
 */
export const getEnvironment = query({
  name: "environment.get",
  input: z.strictObject({}),
  allow: () => {},
  async run({ tx, settings }): Promise<z.infer<typeof environmentJson>> {
    const id = (await instanceId(tx)).replace(/^ins_/, "");
    return { auth_config: serializeAuthConfig(settings, id), display_config: serializeDisplayConfig(settings, id), user_settings: serializeUserSettings(settings), ...ABSENT };
  },
});
