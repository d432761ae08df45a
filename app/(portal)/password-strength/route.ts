import { type NextRequest, NextResponse } from "next/server";
import { z } from "zod";
import { ApiError } from "@/lib/errors";
import { pageContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { estimateStrength } from "@/lib/passwords/strength";
import { consume } from "@/lib/rate-limits/consume";
import { adviceFor } from "./advice";

const MAX_BODY_BYTES = 20_480;
const body = z.strictObject({ password: z.string().min(1).max(4096) });

/**
 * How hard a password is to guess, for the meter beside a new password: `{score: 0–4, suggestion: string | null}`. The
 * dictionaries stay on the server. The password is neither stored nor logged, and is judged for pages of this portal only.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (request.headers.get("sec-fetch-site") !== "same-origin" && !isOwnOrigin(request)) return answer({ error: "origin_invalid" }, 403);
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MAX_BODY_BYTES)) return answer({ error: "request_body_too_large" }, 413);
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return answer({ error: "request_body_invalid" }, 422);

  const ctx = await pageContext();
  try {
    await consume("password_check_network", ctx.request.ip, ctx.settings);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return answer({ error: error.errors[0]?.code }, error.status, { "retry-after": String(error.retryAfterSeconds ?? 1) });
  }
  const t = getTranslator(ctx.request.locale, "door");
  const { min_length } = ctx.settings.password;
  if ([...parsed.data.password].length < min_length) return answer({ score: 0, suggestion: t("strength.too_short", { min_length }) });
  const { score, warningCode } = await estimateStrength(parsed.data.password);
  const advice = adviceFor(score, warningCode);
  return answer({ score, suggestion: advice && t(`strength.${advice}`) });
}

function isOwnOrigin(request: NextRequest): boolean {
  const origin = request.headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

function answer(json: Record<string, unknown>, status = 200, headers: Record<string, string> = {}): NextResponse {
  return NextResponse.json(json, { status, headers: { ...headers, "cache-control": "no-store" } });
}
