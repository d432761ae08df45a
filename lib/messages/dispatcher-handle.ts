/** What the process keeps of its running dispatcher. */
export type MessageDispatcher = {
  /** Stop claiming, finish what is being sent, close the connections. */
  stop(): Promise<void>;
  /** Look for due messages now instead of at the next poll. */
  nudge(): void;
};

// The server's bundle starts the dispatcher and Next's bundle fills the outbox: they meet on globalThis.
const shared = globalThis as typeof globalThis & { gatehouseMessageDispatcher?: MessageDispatcher };

/** The dispatcher that runs in this process, if one does. */
export function runningDispatcher(): MessageDispatcher | undefined {
  return shared.gatehouseMessageDispatcher;
}

/** Remember, or with undefined forget, the dispatcher of this process. */
export function setRunningDispatcher(dispatcher: MessageDispatcher | undefined): void {
  shared.gatehouseMessageDispatcher = dispatcher;
}

/** Wake this process's dispatcher. Does nothing where none runs: another process polls. */
export function nudgeMessageDispatcher(): void {
  shared.gatehouseMessageDispatcher?.nudge();
}
