import { apiError } from "@/lib/errors";
import { factsOf } from "@/lib/http/call";
import { errorResponse } from "@/lib/http/error-response";

export const dynamic = "force-dynamic";

/**
 * Passkeys here belong to one host; no other origin may use them.
 *
 * @see https://www.w3.org/TR/webauthn-3/#sctn-related-origins
 */
export async function GET(request: Request): Promise<Response> {
  return errorResponse(apiError("resource_not_found"), factsOf(request).requestId, { "access-control-allow-origin": "*" });
}
