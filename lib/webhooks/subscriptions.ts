import type { Transaction } from "@/lib/db/client";
import { select } from "@/lib/db/select";
import { Prisma } from "@/lib/generated/prisma/client";
import { SECOND } from "@/lib/time";

/** What webhooks are told of at all, and by which instance. */
export type Subscriptions = { instanceId: string; types: ReadonlySet<string> };

const LIFETIME_MS = 1 * SECOND;

const shared = globalThis as typeof globalThis & { gatehouseSubscriptions?: { readAt: number; value: Subscriptions } };

/**
 * What some endpoint wants to be told of. A process may hold it for a second, so that an instance without endpoints pays for
 * nothing: an endpoint that was made in another process hears of everything from then on.
 *
 * It is asked for by the transaction's own connection: one that held rows and waited for another would stand in the way of those
 * that wait for the rows.
 *
 * @param isChanging the transaction itself changes it: what it sees is for nobody else
 */
export async function readSubscriptions(tx: Transaction, isChanging = false): Promise<Subscriptions> {
  const held = shared.gatehouseSubscriptions;
  if (!isChanging && held && Date.now() - held.readAt < LIFETIME_MS) return held.value;
  const readAt = Date.now();
  const value = await load(tx);
  if (!isChanging) shared.gatehouseSubscriptions = { readAt, value };
  return value;
}

/** Read anew at the next question: when an endpoint changed. */
export function forgetSubscriptions(): void {
  shared.gatehouseSubscriptions = undefined;
}

async function load(tx: Transaction): Promise<Subscriptions> {
  const [row] = await select<{ id: string; types: string[] | null }>(tx, Prisma.sql`
    SELECT id, (SELECT array_agg(DISTINCT type) FROM webhook_endpoints, unnest(event_types) type WHERE disabled_at IS NULL) AS types FROM instances LIMIT 1`);
  return { instanceId: row?.id ?? "", types: new Set(row?.types ?? []) };
}

/** An endpoint that must be told. */
export type Subscriber = { id: string; types: string[] };

/** The endpoints that want to be told of any of these, now. They can't be deleted before the transaction ends. */
export function findSubscribers(tx: Transaction, types: readonly string[]): Promise<Subscriber[]> {
  return tx.$queryRaw<Subscriber[]>`SELECT id, event_types AS types FROM webhook_endpoints WHERE disabled_at IS NULL AND event_types && ${types}::text[] ORDER BY id FOR KEY SHARE`;
}
