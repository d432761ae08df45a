import { type NextRequest, NextResponse } from "next/server";
import { THEME_COOKIE, themeOf } from "@/app/frame";
import { env } from "@/lib/env";
import { LANGUAGE_COOKIE } from "@/lib/i18n/locale-from";
import { isLocale } from "@/lib/i18n/locales";
import { DAY, SECOND } from "@/lib/time";
import { returnPath } from "./return-path";

const REMEMBERED_FOR_SECONDS = (365 * DAY) / SECOND;

/**
 * Remembers the language or the theme that somebody chose, on this browser, and goes back to the page. A plain form
 * post, so it works without JavaScript. Another site that posts here could at most change how the page looks; it is
 * refused all the same.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return new NextResponse(null, { status: 403 });

  const form = await request.formData().catch(() => new FormData());
  const path = returnPath(request.headers.get("referer"), request.headers.get("host"));
  // A relative Location (RFC 9110 section 10.2.2) cannot point at a host that a header made up.
  const response = new NextResponse(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
  const cookie = { path: "/", sameSite: "lax", httpOnly: true, secure: env.secureCookies, maxAge: REMEMBERED_FOR_SECONDS } as const;

  const language = textOf(form, "language");
  if (language && isLocale(language)) response.cookies.set(LANGUAGE_COOKIE, language, cookie);
  const theme = textOf(form, "theme");
  if (theme) response.cookies.set(THEME_COOKIE, themeOf(theme), cookie);
  return response;
}

function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
}
