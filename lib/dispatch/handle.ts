/** What the process keeps of a running dispatcher. */
export type Dispatcher = {
  /** Stop claiming, finish what is being delivered, close the connections. */
  stop(): Promise<void>;
  /** Look for what is due now instead of at the next poll. */
  nudge(): void;
};

// The server's bundle starts the dispatchers and Next's bundle gives them work: they meet on globalThis.
const shared = globalThis as typeof globalThis & { gatehouseDispatchers?: Map<string, Dispatcher> };

/** The dispatcher of that name that runs in this process, if one does. */
export function runningDispatcher(name: string): Dispatcher | undefined {
  return shared.gatehouseDispatchers?.get(name);
}

/** Remember, or with undefined forget, a dispatcher of this process. */
export function setRunningDispatcher(name: string, dispatcher: Dispatcher | undefined): void {
  shared.gatehouseDispatchers ??= new Map();
  if (dispatcher) shared.gatehouseDispatchers.set(name, dispatcher);
  else shared.gatehouseDispatchers.delete(name);
}

/**
 * Start a dispatcher once in a process: a second call returns the one that runs.
 *
 * @param start makes the parts of it, which are nudged and stopped together
 */
export function startOnce(name: string, start: () => (Pick<Dispatcher, "stop"> & Partial<Dispatcher>)[]): Dispatcher {
  const running = runningDispatcher(name);
  if (running) return running;
  const parts = start();
  const dispatcher: Dispatcher = {
    nudge: () => parts.forEach((part) => part.nudge?.()),
    async stop() {
      setRunningDispatcher(name, undefined);
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
  setRunningDispatcher(name, dispatcher);
  return dispatcher;
}
