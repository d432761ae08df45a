import { z } from "zod";
import { query } from "@/lib/operation";
import { displayConfigUrls } from "./display-config";

const url = z.string();

export const accountPortalJson = z.object({
  object: z.literal("account_portal"),
  allowed: z.boolean(),
  enabled: z.boolean(),
  internal_linking: z.boolean(),
  after_sign_in_url: url,
  after_sign_up_url: url,
  after_join_waitlist_url: url,
  after_create_organization_url: url,
  after_leave_organization_url: url,
  logo_link_url: url,
  customization: z.object({
    appearance: z.literal("auto"),
    background_color_dark: z.null(),
    background_color_light: z.null(),
    primary_color_dark: z.null(),
    primary_color_light: z.string(),
  }),
});

/**
 * How the hosted pages of this instance are set up.
 *
 * @see Clerk Frontend API, GET /v1/account_portal
 */
export const getAccountPortal = query({
  name: "account_portal.get",
  input: z.strictObject({}),
  allow: () => {},
  async run({ settings }): Promise<z.infer<typeof accountPortalJson>> {
    const { after_sign_in_url, after_sign_up_url, after_join_waitlist_url, after_create_organization_url, after_leave_organization_url, logo_link_url } = displayConfigUrls(settings);
    return {
      object: "account_portal",
      allowed: true,
      enabled: true,
      internal_linking: true,
      after_sign_in_url,
      after_sign_up_url,
      after_join_waitlist_url,
      after_create_organization_url,
      after_leave_organization_url,
      logo_link_url,
      customization: { appearance: "auto", background_color_dark: null, background_color_light: null, primary_color_dark: null, primary_color_light: settings.appearance.accent_color },
    };
  },
});
