import { database, type Transaction } from "./client";

/** How long a transaction waits for a connection, and how long it may take. */
const LIMITS = { maxWait: 10_000, timeout: 15_000 };

export type LazyTransaction = { tx: Transaction; commit(): Promise<void>; rollback(error: unknown): Promise<void> };

const begun = new WeakMap<Transaction, () => boolean>();

/** Whether a transaction has nothing to hold together yet: what is asked in it may as well be asked outside of it. */
export function isIdle(tx: Transaction): boolean {
  return begun.get(tx)?.() === false;
}

/**
 * A transaction that begins with the first statement that goes through its Prisma client. Many operations only read, and then
 * write everything in one statement, which is a transaction by itself: they are spared BEGIN and COMMIT. In READ COMMITTED,
 * which is the default, a statement sees what is committed when it begins, whether or not a transaction was begun before.
 *
 * @see https://www.postgresql.org/docs/17/transaction-iso.html#XACT-READ-COMMITTED
 */
export function lazyTransaction(): LazyTransaction {
  let opening: Promise<Transaction> | undefined;
  let closed: Promise<void> = Promise.resolve();
  let close: (error?: unknown) => void = () => {};
  const open = () =>
    (opening ??= new Promise<Transaction>((resolve, reject) => {
      closed = database().$transaction((tx) => {
        resolve(tx);
        return new Promise<void>((commit, rollback) => (close = (error) => (error === undefined ? commit() : rollback(error))));
      }, LIMITS);
      closed.catch(reject);
    }));
  const tx = standIn(open);
  begun.set(tx, () => opening !== undefined);
  const end = async (error?: unknown) => {
    if (!opening) return;
    await opening;
    close(error);
    await closed;
  };
  return { tx, commit: () => end(), rollback: (error) => end(error ?? new Error("rolled back")).catch(() => {}) };
}

type Member = (...parameters: unknown[]) => Promise<unknown>;

/** What looks like the client of a transaction, and opens it when it is used. */
function standIn(open: () => Promise<Transaction>): Transaction {
  const call =
    (path: readonly string[]): Member =>
    async (...parameters) => {
      const tx = (await open()) as unknown as Record<string, Member & Record<string, Member>>;
      const [model = "", method] = path;
      return method === undefined ? tx[model]?.(...parameters) : tx[model]?.[method]?.(...parameters);
    };
  const member = (name: string | symbol): unknown => {
    if (typeof name === "symbol" || name === "then") return undefined;
    if (name.startsWith("$")) return call([name]);
    return new Proxy({}, { get: (_, method) => (typeof method === "string" && method !== "then" ? call([name, method]) : undefined) });
  };
  return new Proxy({}, { get: (_, name) => member(name) }) as Transaction;
}
