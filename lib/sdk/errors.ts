/** One error of the Frontend API. */
export interface ClerkAPIError {
  /** What went wrong, for programs: `form_code_incorrect`. */
  code: string;
  /** What went wrong, in short. */
  message: string;
  /** A sentence for the person. */
  longMessage?: string;
  meta?: {
    /** The parameter that is wrong, as it stands on the wire: `email_address`. */
    paramName?: string;
    sessionId?: string;
    emailAddresses?: string[];
    identifiers?: string[];
    zxcvbn?: { suggestions: { code: string; message: string }[] };
    [name: string]: unknown;
  };
}

/** An answer of the Frontend API that is not a success. `errors` says why, most important first. */
export class ClerkAPIResponseError extends Error {
  readonly clerkError = true;
  /** The HTTP status. */
  readonly status: number;
  readonly errors: ClerkAPIError[];
  /** Names the request in the portal's log. */
  readonly clerkTraceId?: string;
  /** After how many seconds to try again, when there were too many requests. */
  readonly retryAfter?: number;

  constructor(message: string, { errors, status, clerkTraceId, retryAfter }: { errors: ClerkAPIError[]; status: number; clerkTraceId?: string; retryAfter?: number }) {
    super(message);
    this.name = "ClerkAPIResponseError";
    this.status = status;
    this.errors = errors;
    this.clerkTraceId = clerkTraceId;
    this.retryAfter = retryAfter;
  }
}

/** Something that went wrong on this side: no network, a missing key, a component that could not be loaded. */
export class ClerkRuntimeError extends Error {
  readonly clerkRuntimeError = true;

  constructor(
    message: string,
    /** What went wrong, for programs: `network_error`. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "ClerkRuntimeError";
  }
}

/** Why a link from a mail did not verify. */
export const EmailLinkErrorCode = { Expired: "expired", Failed: "failed", ClientMismatch: "client_mismatch" } as const;

/** The same, under the name that older versions gave it. */
export const EmailLinkErrorCodeStatus = EmailLinkErrorCode;

/** A link from a mail that did not verify. `code` is one of {@link EmailLinkErrorCode}. */
export class EmailLinkError extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = "EmailLinkError";
  }
}

/** Whether an error is an answer of the Frontend API, so that it has `errors`. */
export function isClerkAPIResponseError(error: unknown): error is ClerkAPIResponseError {
  return error instanceof Error && "clerkError" in error && "errors" in error;
}

/** Whether an error arose on this side. */
export function isClerkRuntimeError(error: unknown): error is ClerkRuntimeError {
  return error instanceof Error && "clerkRuntimeError" in error;
}

/** Whether an error is a link's from a mail. */
export function isEmailLinkError(error: unknown): error is EmailLinkError {
  return error instanceof Error && error.name === "EmailLinkError";
}

/** Whether an error means that the session, or whom it belongs to, is no longer let in. */
export function isUnauthenticatedError(error: unknown): boolean {
  if (!isClerkAPIResponseError(error)) return false;
  const code = error.errors[0]?.code;
  return error.status === 401 || (error.status === 403 && (code === "user_banned" || code === "user_deactivated"));
}
