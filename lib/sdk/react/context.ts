import { createContext, useContext, useSyncExternalStore } from "react";
import type { Clerk } from "../clerk";
import type { Resources } from "../types";

/** What the provider hands down: the instance, and what it last told. */
export interface ClerkStore {
  clerk: Clerk;
  subscribe: (onChange: () => void) => () => void;
  read: () => Resources | null;
}

export const ClerkContext = createContext<ClerkStore | null>(null);

/** Remembers what an instance last told, for React to compare. */
export function createStore(clerk: Clerk): ClerkStore {
  let last: Resources | null = null;
  return {
    clerk,
    read: () => last,
    subscribe: (onChange) =>
      clerk.addListener((resources) => {
        last = resources;
        onChange();
      }),
  };
}

export function useClerkStore(): { clerk: Clerk; resources: Resources | null } {
  const store = useContext(ClerkContext);
  if (!store) throw new Error("This hook or component must stand inside of <ClerkProvider>.");
  const resources = useSyncExternalStore(store.subscribe, store.read, () => null);
  return { clerk: store.clerk, resources };
}
