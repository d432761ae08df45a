import { z } from "zod";
import { env } from "@/lib/env";
import { imagePath } from "@/lib/images/read";
import type { Settings } from "@/lib/settings/schema";
import { hasDevelopmentKey } from "./keys";

const url = z.string();

export const displayConfigJson = z.object({
  object: z.literal("display_config"),
  id: z.string(),
  instance_environment_type: z.enum(["production", "development"]),
  application_name: z.string(),
  theme: z.record(z.string(), z.record(z.string(), z.string())),
  preferred_sign_in_strategy: z.enum(["password", "otp"]),
  logo_image_url: url.nullable(),
  favicon_image_url: url.nullable(),
  home_url: url,
  sign_in_url: url,
  sign_up_url: url,
  user_profile_url: url,
  waitlist_url: url,
  oauth_consent_url: url,
  after_sign_in_url: url,
  after_sign_up_url: url,
  after_sign_out_one_url: url,
  after_sign_out_all_url: url,
  after_switch_session_url: url,
  after_join_waitlist_url: url,
  organization_profile_url: url,
  create_organization_url: url,
  after_leave_organization_url: url,
  after_create_organization_url: url,
  logo_link_url: url,
  support_email: z.string().nullable(),
  branded: z.boolean(),
  experimental_force_oauth_first: z.boolean(),
  clerk_js_version: z.string(),
  show_devmode_warning: z.boolean(),
  google_one_tap_client_id: z.null(),
  help_url: z.null(),
  privacy_policy_url: url.nullable(),
  terms_url: url.nullable(),
  logo_url: url.nullable(),
  favicon_url: url.nullable(),
  logo_image: z.null(),
  favicon_image: z.null(),
  captcha_public_key: z.null(),
  captcha_widget_type: z.null(),
  captcha_public_key_invisible: z.null(),
  captcha_provider: z.null(),
  captcha_oauth_bypass: z.array(z.string()),
  captcha_heartbeat: z.boolean(),
});

/** The major version of the browser SDK whose wire this is. */
const CLERK_JS_VERSION = "6";

/** Where the pages of the instance are: of the portal, or where the operator sends people instead. There are no organizations, so theirs is the account. */
export function displayConfigUrls({ application }: Settings) {
  const page = (path: string) => new URL(path, env.PORTAL_URL).href;
  const account = page("/user");
  const home = application.home_url ?? account;
  return {
    home_url: home,
    sign_in_url: page("/sign-in"),
    sign_up_url: page("/sign-up"),
    user_profile_url: account,
    waitlist_url: page("/sign-up"),
    oauth_consent_url: account,
    after_sign_in_url: application.after_sign_in_url ?? account,
    after_sign_up_url: application.after_sign_up_url ?? account,
    after_sign_out_one_url: application.after_sign_out_url ?? page("/sign-in"),
    after_sign_out_all_url: application.after_sign_out_url ?? page("/sign-in"),
    after_switch_session_url: home,
    after_join_waitlist_url: home,
    organization_profile_url: account,
    create_organization_url: account,
    after_leave_organization_url: account,
    after_create_organization_url: account,
    logo_link_url: home,
  };
}

/** How the instance presents itself, and where its pages are. */
export function serializeDisplayConfig(settings: Settings, instanceId: string): z.infer<typeof displayConfigJson> {
  const { application, appearance, password, sign_in } = settings;
  const logo = application.logo_image_id === null ? null : new URL(imagePath(application.logo_image_id), env.PORTAL_URL).href;
  const favicon = new URL("/icon.svg", env.PORTAL_URL).href;
  return {
    object: "display_config",
    id: `display_config_${instanceId}`,
    instance_environment_type: hasDevelopmentKey() ? "development" : "production",
    application_name: application.name,
    theme: theme(appearance),
    preferred_sign_in_strategy: password.mode === "off" ? "otp" : ((password.mode === "required" ? sign_in.preferred_strategy : null) ?? "password"),
    logo_image_url: logo,
    favicon_image_url: favicon,
    ...displayConfigUrls(settings),
    support_email: application.support_email,
    branded: false,
    experimental_force_oauth_first: false,
    clerk_js_version: settings.clerk_js_version ?? CLERK_JS_VERSION,
    show_devmode_warning: false,
    google_one_tap_client_id: null,
    help_url: null,
    privacy_policy_url: application.privacy_policy_url,
    terms_url: application.terms_url,
    logo_url: logo,
    favicon_url: favicon,
    logo_image: null,
    favicon_image: null,
    captcha_public_key: null,
    captcha_widget_type: null,
    captcha_public_key_invisible: null,
    captcha_provider: null,
    captcha_oauth_bypass: [],
    captcha_heartbeat: false,
  };
}

function theme({ accent_color, radius_px }: Settings["appearance"]): z.infer<typeof displayConfigJson>["theme"] {
  return {
    general: { color: accent_color, background_color: "#ffffff", font_color: "#151515", font_family: "sans-serif", label_font_weight: "600", padding: "1em", border_radius: `${radius_px}px`, box_shadow: "none" },
    buttons: { font_color: "#ffffff", font_family: "sans-serif", font_weight: "600" },
    accounts: { background_color: "#ffffff" },
  };
}
