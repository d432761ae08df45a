import { database, type Transaction } from "@/lib/db/client";
import { apiError, type ApiError } from "@/lib/errors";

/**
 * Why a session cannot be used by a client: nobody is known, it has ended, or it is not there (nobody learns whether it is
 * somebody else's). The first two send SDKs to look who is signed in.
 *
 * @param tx the open transaction, where there is one: whoever waits for another connection with one in hand may wait for good
 * @returns authentication_invalid 401, signed_out 401, resource_not_found 404
 */
export async function sessionRefusal(clientId: string | null, sessionId: string, tx: Transaction = database()): Promise<ApiError> {
  if (clientId === null) return apiError("authentication_invalid");
  const ended = await tx.session.findFirst({ where: { id: sessionId, clientId }, select: { id: true } });
  return apiError(ended ? "signed_out" : "resource_not_found");
}
