import { env } from "@/lib/env";
import type { Settings } from "@/lib/settings/schema";

/** The operator's face in a message. URLs are absolute: a mail client knows no other. */
export type Brand = {
  name: string;
  portalUrl: string;
  logoUrl: string | null;
  accentColor: string;
  supportEmail: string | null;
};

/** The brand as the settings stand now. Addresses are built on `PORTAL_URL` alone, never on a request's Host. */
export function brandOf({ application, appearance }: Settings): Brand {
  return {
    name: application.name,
    portalUrl: new URL(env.PORTAL_URL).origin,
    logoUrl: application.logo_image_id === null ? null : new URL(`/images/${encodeURIComponent(application.logo_image_id)}`, env.PORTAL_URL).href,
    accentColor: appearance.accent_color,
    supportEmail: application.support_email,
  };
}
