import type { Transaction } from "@/lib/db/client";
import { apiError } from "@/lib/errors";

let known: string | undefined;

/**
 * The id of this instance, which never changes.
 *
 * @throws service_unavailable 503: it has not been prepared yet
 */
export async function instanceId(tx: Transaction): Promise<string> {
  known ??= (await tx.instance.findFirst({ select: { id: true } }))?.id;
  if (known === undefined) throw apiError("service_unavailable");
  return known;
}
