/**
 * React bindings of the browser SDK of Gatehouse.
 *
 * @packageDocumentation
 */
export { SignedIn, SignedOut } from "./control";
export { useAuth, useClerk, useSession, useUser } from "./hooks";
export { SignIn, SignUp, UserButton, UserProfile } from "./mounted";
export { ClerkProvider, type ClerkProviderProps } from "./provider";
