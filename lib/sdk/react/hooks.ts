import type { Clerk } from "../clerk";
import type { GetTokenOptions, Session } from "../resources/session";
import type { User } from "../resources/user";
import { useClerkStore } from "./context";

/** Not known yet, nobody, or somebody. */
type Loaded<Name extends string, Kind> =
  | ({ isLoaded: false; isSignedIn: undefined } & Record<Name, undefined>)
  | ({ isLoaded: true; isSignedIn: false } & Record<Name, null>)
  | ({ isLoaded: true; isSignedIn: true } & Record<Name, Kind>);

/** The instance, for everything that has no hook of its own. */
export function useClerk(): Clerk {
  return useClerkStore().clerk;
}

/** Who is signed in. */
export function useUser(): Loaded<"user", User> {
  const { resources } = useClerkStore();
  if (!resources) return { isLoaded: false, isSignedIn: undefined, user: undefined };
  return resources.user ? { isLoaded: true, isSignedIn: true, user: resources.user } : { isLoaded: true, isSignedIn: false, user: null };
}

/** The session in use. */
export function useSession(): Loaded<"session", Session> {
  const { resources } = useClerkStore();
  if (!resources) return { isLoaded: false, isSignedIn: undefined, session: undefined };
  return resources.session ? { isLoaded: true, isSignedIn: true, session: resources.session } : { isLoaded: true, isSignedIn: false, session: null };
}

/** What most code needs: ids, tokens, signing out. */
export function useAuth() {
  const { clerk, resources } = useClerkStore();
  return {
    isLoaded: resources !== null,
    isSignedIn: resources ? resources.session !== null : undefined,
    userId: resources ? (resources.user?.id ?? null) : undefined,
    sessionId: resources ? (resources.session?.id ?? null) : undefined,
    getToken: async (options?: GetTokenOptions) => clerk.session?.getToken(options) ?? null,
    signOut: clerk.signOut,
  };
}
