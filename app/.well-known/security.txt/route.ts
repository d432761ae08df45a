import { connection } from "next/server";
import { env } from "@/lib/env";
import { readSettings } from "@/lib/settings/store";
import { securityText } from "./document";

/** Whom to tell about a weakness, from the settings of the instance. @see RFC 9116 */
export async function GET(): Promise<Response> {
  await connection();
  const { application } = await readSettings();
  const text = securityText({ portalOrigin: env.PORTAL_URL, supportEmail: application.support_email, now: new Date() });
  return new Response(text, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff" },
  });
}
