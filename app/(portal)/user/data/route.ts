import { ApiError } from "@/lib/errors";
import { errorText } from "@/lib/http/error-text";
import { pageContext } from "@/lib/http/page";
import type { Locale } from "@/lib/i18n/locales";
import { exportUserData } from "@/lib/resources/users/export";
import { pathWith } from "../search";

/**
 * Everything that is stored about the asking person, as a file. Whoever has not proved lately who they are does so first
 * and comes back to the button.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isFromPortal(request)) return seeOther("/user/security#data");
  const ctx = await pageContext();
  const back = pathWith("/user/security", { edit: "data" });
  if (ctx.actor.type !== "user") return seeOther(pathWith("/sign-in", { redirect_url: back }));
  try {
    const data = await exportUserData(ctx, { user_id: ctx.actor.userId });
    return new Response(`${JSON.stringify(data, null, 2)}\n`, {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="account-data-${ctx.now().toISOString().slice(0, 10)}.json"`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof ApiError && error.has("session_reverification_required")) return seeOther(pathWith("/user/reverify", { return_to: back }));
    if (error instanceof ApiError) return refusal(error, ctx.request.locale);
    throw error;
  }
}

/** Somebody typed the address: the button is on the page. */
export function GET(): Response {
  return seeOther("/user/security#data");
}

/** A file must be asked for by a page of ours: browsers send the origin of every form, and their own word on the site. */
function isFromPortal(request: Request): boolean {
  const origin = request.headers.get("origin");
  const own = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === own;
}

/** For instance “that was too often”: a sentence instead of a file. */
function refusal(error: ApiError, locale: Locale): Response {
  const headers = new Headers({ "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  if (error.retryAfterSeconds !== undefined) headers.set("Retry-After", String(error.retryAfterSeconds));
  return new Response(`${error.errors.map((item) => errorText(item, locale)).join("\n")}\n`, { status: error.status, headers });
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
}
