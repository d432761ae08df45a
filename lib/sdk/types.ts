import type { Clerk } from "./clerk";
import type { Client } from "./resources/client";
import type { Session } from "./resources/session";
import type { User } from "./resources/user";

export type { Clerk } from "./clerk";
export type { ClerkAPIError } from "./errors";
export type { BackupCode, DeletedObject, Image, TOTP } from "./resources/small";
export type { Client } from "./resources/client";
export type { EmailAddress } from "./resources/email-address";
export type { ExternalAccount } from "./resources/external-account";
export type { Passkey } from "./resources/passkey";
export type { PhoneNumber } from "./resources/phone-number";
export type { GetTokenOptions, Session, SessionTouchParams } from "./resources/session";
export type { SessionActivity, SessionWithActivities } from "./resources/session-with-activities";
export type { SessionVerification } from "./resources/session-verification";
export type { SignIn, SignInCreateParams, SignInFactor } from "./resources/sign-in";
export type { SignUp, SignUpCreateParams, SignUpUpdateParams, SignUpVerification } from "./resources/sign-up";
export type { CreateExternalAccountParams, JWTService, SetProfileImageParams, UpdateUserParams, User } from "./resources/user";
export type { EmailLinkFlow } from "./resources/email-link-flow";
export type { Verification, VerificationStatus } from "./resources/verification";
export type { Web3Wallet } from "./resources/web3-wallet";

/** Where the app's key and the portal's address are not the same host. */
export interface ClerkConstructorOptions {
  /** The portal's address, or a path of the app's own origin that leads to it. */
  proxyUrl?: string | ((url: URL) => string);
  /** A domain of the portal beside the one in the key. */
  domain?: string | ((url: URL) => string);
}

/** What an app may say when it loads the SDK. Options of the published SDK that mean nothing here are ignored. */
export interface ClerkOptions {
  /** The app's own sign-in page; the portal's when absent. */
  signInUrl?: string;
  /** The app's own sign-up page; the portal's when absent. */
  signUpUrl?: string;
  /** Where to go after signing out; `/` when absent. */
  afterSignOutUrl?: string;
  /** Where to go after signing one of several sessions out. */
  afterMultiSessionSingleSignOutUrl?: string;
  signInForceRedirectUrl?: string | null;
  signInFallbackRedirectUrl?: string | null;
  signUpForceRedirectUrl?: string | null;
  signUpFallbackRedirectUrl?: string | null;
  /** The app's router, for going to a page without loading it anew. */
  routerPush?: (to: string) => unknown;
  routerReplace?: (to: string) => unknown;
  /** Choose the session to begin with, where a browser has several. */
  selectInitialSession?: (client: Client) => Session | null;
  /** Whether coming back to the window counts as activity; true when absent. */
  touchSession?: boolean;
  /** False: no cookies and no refreshing in the background, for what is not a browser. */
  standardBrowser?: boolean;
  /** Origins beside the page's own that a redirect may lead to. */
  allowedRedirectOrigins?: (string | RegExp)[];
  /** Looks of all components: see {@link ComponentProps}. */
  appearance?: Appearance;
  /** Language and words of all components. */
  localization?: Localization;
  [ignored: string]: unknown;
}

/** Looks of a component. Every colour and measure is also a CSS variable, `--gatehouse-…`. */
export interface Appearance {
  variables?: Record<string, string>;
  [ignored: string]: unknown;
}

/** The language of a component, as a BCP 47 tag. */
export interface Localization {
  locale?: string;
  [words: string]: unknown;
}

/** What all components take. */
export interface ComponentProps {
  appearance?: Appearance;
  localization?: Localization;
  signInUrl?: string;
  signUpUrl?: string;
  /** Where to go, whatever else is said. */
  forceRedirectUrl?: string | null;
  /** Where to go when nothing else is said. */
  fallbackRedirectUrl?: string | null;
  redirectUrl?: string | null;
  afterSignInUrl?: string | null;
  afterSignUpUrl?: string | null;
  afterSignOutUrl?: string | null;
  [ignored: string]: unknown;
}

export interface SignInProps extends ComponentProps {
  initialValues?: { emailAddress?: string; phoneNumber?: string; username?: string };
  /** False: people without an account are told so, instead of being offered one. */
  withSignUp?: boolean;
}

export interface SignUpProps extends ComponentProps {
  initialValues?: { emailAddress?: string; phoneNumber?: string; firstName?: string; lastName?: string; username?: string };
  unsafeMetadata?: Record<string, unknown>;
}

export type UserProfileProps = ComponentProps;

export interface UserButtonProps extends ComponentProps {
  showName?: boolean;
  defaultOpen?: boolean;
  userProfileMode?: "modal" | "navigation";
  userProfileUrl?: string;
  afterSwitchSessionUrl?: string;
}

/** The drawn components, which are loaded when the first one is wanted: what `ui/index.ts` exports. */
export interface Components {
  mountSignIn(node: HTMLElement, props: SignInProps, clerk: Clerk): void;
  mountSignUp(node: HTMLElement, props: SignUpProps, clerk: Clerk): void;
  mountUserProfile(node: HTMLElement, props: UserProfileProps, clerk: Clerk): void;
  mountUserButton(node: HTMLElement, props: UserButtonProps, clerk: Clerk): void;
  /** Take away whatever is mounted there. */
  unmount(node: HTMLElement): void;
  openSignIn(props: SignInProps, clerk: Clerk): void;
  openSignUp(props: SignUpProps, clerk: Clerk): void;
  openUserProfile(props: UserProfileProps, clerk: Clerk): void;
  /** Close the dialog of that name, if it is open. */
  close(name: "signIn" | "signUp" | "userProfile"): void;
}

/** What listeners are told. `user` and `session` are null when nobody is signed in. */
export interface Resources {
  client: Client;
  session: Session | null;
  user: User | null;
}

export type ListenerCallback = (resources: Resources) => void;

export interface SetActiveParams {
  /** The session, or its id; null signs this page out without ending the session. */
  session?: Session | string | null;
  /** Where to go then. */
  redirectUrl?: string;
  /** Called before the page learns of it. */
  beforeEmit?: (session: Session | null) => unknown;
  /** Goes somewhere in the app's own way. */
  navigate?: (target: { session: Session | null }) => unknown;
  organization?: unknown;
}

export interface SignOutOptions {
  /** Sign out this session alone. */
  sessionId?: string;
  /** Where to go then; `afterSignOutUrl` when absent. */
  redirectUrl?: string;
}

export interface RedirectOptions {
  /** Where to come back to; this page when absent. */
  redirectUrl?: string | null;
  signInForceRedirectUrl?: string | null;
  signInFallbackRedirectUrl?: string | null;
  signUpForceRedirectUrl?: string | null;
  signUpFallbackRedirectUrl?: string | null;
}

export interface HandleEmailLinkVerificationParams {
  /** Where to go when more is to be done. */
  redirectUrl?: string;
  /** Where to go when everything is done. */
  redirectUrlComplete?: string;
  /** Called when the link was opened in another browser than the one that asked for it. */
  onVerifiedOnOtherDevice?: () => void;
}

export interface HandleRedirectCallbackParams {
  signInUrl?: string;
  signUpUrl?: string;
  signInForceRedirectUrl?: string | null;
  signInFallbackRedirectUrl?: string | null;
  signUpForceRedirectUrl?: string | null;
  signUpFallbackRedirectUrl?: string | null;
  /** Goes on with a sign-up that lacks something. */
  continueSignUpUrl?: string | null;
  /** Goes on with a sign-in that needs another factor. */
  secondFactorUrl?: string | null;
}
