import { useEffect, useState, type ReactNode } from "react";
import { Clerk } from "../index";
import type { ClerkConstructorOptions, ClerkOptions } from "../types";
import { ClerkContext, createStore } from "./context";

export interface ClerkProviderProps extends Omit<ClerkOptions, "children">, Omit<ClerkConstructorOptions, "children"> {
  publishableKey: string;
  children?: ReactNode;
}

/** Makes who is signed in known to everything inside of it. */
export function ClerkProvider({ publishableKey, proxyUrl, domain, children, ...options }: ClerkProviderProps) {
  // Key and address are the app's, and stay.
  const [store] = useState(() => createStore(new Clerk(publishableKey, { proxyUrl, domain })));
  const { clerk } = store;
  useEffect(() => {
    clerk.load(options).catch((error: unknown) => console.error("Gatehouse: the SDK could not be loaded.", error));
    // The options that count are those of the first time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [clerk]);
  return <ClerkContext value={store}>{children}</ClerkContext>;
}
