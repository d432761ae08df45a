import { ApiError, apiError } from "@/lib/errors";
import { log } from "@/lib/log";

/** What makes SDKs ask the person to confirm that it is them, and then repeat the call. */
const REVERIFICATION_HINT = { type: "forbidden", reason: "reverification-error", metadata: { reverification: "strict" } };

/** An answer of the API. The type is exactly this one: SDKs take anything else, a charset too, for text. */
export function jsonResponse(status: number, payload: unknown, headers: HeadersInit): Response {
  const answer = new Headers(headers);
  answer.set("content-type", "application/json");
  answer.set("cache-control", "no-store");
  answer.set("x-content-type-options", "nosniff");
  return new Response(JSON.stringify(payload), { status, headers: answer });
}

/** The documented error envelope. What nobody expected is logged, and told as no more than that. */
export function errorResponse(error: unknown, requestId: string, headers: HeadersInit): Response {
  const known = error instanceof ApiError ? error : apiError("internal_clerk_error");
  if (known !== error) log.error({ requestId, error }, "an endpoint failed");
  const answer = new Headers(headers);
  if (known.retryAfterSeconds) answer.set("retry-after", String(known.retryAfterSeconds));
  const hint = known.has("session_reverification_required") ? { clerk_error: REVERIFICATION_HINT } : {};
  return jsonResponse(known.status, { ...hint, errors: known.errors, clerk_trace_id: requestId }, answer);
}
