import type { ReactNode } from "react";
import { useClerkStore } from "./context";

/** Shows its content to whoever is signed in. */
export function SignedIn({ children }: { children?: ReactNode }) {
  return useClerkStore().resources?.session ? children : null;
}

/** Shows its content to whoever is not signed in. */
export function SignedOut({ children }: { children?: ReactNode }) {
  const { resources } = useClerkStore();
  return resources && !resources.session ? children : null;
}
