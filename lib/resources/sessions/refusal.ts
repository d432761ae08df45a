import { database } from "@/lib/db/client";
import { apiError, type ApiError } from "@/lib/errors";

/**
 * Why a session cannot be used by a client: nobody is known, it has ended, or it is not there (nobody learns whether it is
 * somebody else's). The first two send SDKs to look who is signed in.
 *
 * @returns authentication_invalid 401, signed_out 401, resource_not_found 404
 */
export async function sessionRefusal(clientId: string | null, sessionId: string): Promise<ApiError> {
  if (clientId === null) return apiError("authentication_invalid");
  const ended = await database().session.findFirst({ where: { id: sessionId, clientId }, select: { id: true } });
  return apiError(ended ? "signed_out" : "resource_not_found");
}
