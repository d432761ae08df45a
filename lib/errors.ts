/** One entry of the error envelope, as the published APIs write it. */
export type ApiErrorItem = {
  code: ErrorCode;
  message: string;
  long_message: string;
  meta: Record<string, unknown>;
};

type Definition = { status: number; message: string; long_message: string };

/** Errors that only servers hear: no page shows them, so they are in no catalogue of languages. */
const ERRORS_OF_SERVERS = {
  authorization_header_format_invalid: { status: 401, message: "The secret key is missing", long_message: "Send the secret key as `Authorization: Bearer sk_…`." },
  request_invalid_for_environment: { status: 400, message: "Not on this instance", long_message: "This is for development instances only." },
  client_not_found: { status: 400, message: "No such client", long_message: "That token belongs to no client." },
  invalid_session_token: { status: 400, message: "Session token invalid", long_message: "That is no token of this session, or it has expired." },
  refresh_request_origin_invalid: { status: 401, message: "Origin invalid", long_message: "request_origin must be the origin of the app." },
  expired_session_token_invalid: { status: 401, message: "Session token invalid", long_message: "expired_token is no session token of this instance." },
  expired_session_token_missing_azp: { status: 401, message: "Session token without an app", long_message: "expired_token does not name the app that it was made for." },
  refresh_request_origin_azp_mismatch: { status: 401, message: "Another app's token", long_message: "expired_token was made for another app than request_origin." },
  refresh_sid_mismatch: { status: 401, message: "Another session's token", long_message: "expired_token is of another session." },
  refresh_token_not_found: { status: 401, message: "Refresh token unknown", long_message: "refresh_token is none of this session in this app." },
  session_refresh_expired_session_token_too_old: { status: 401, message: "Session token too old", long_message: "expired_token expired too long ago." },
  session_refresh_session_not_found: { status: 401, message: "No such session", long_message: "There is no session with that identifier here." },
  session_refresh_inactive_session: { status: 401, message: "Session ended", long_message: "This session has ended." },
  sign_in_token_cannot_be_revoked_code: { status: 400, message: "Not pending", long_message: "Only a pending sign-in token can be revoked." },
  actor_token_cannot_be_revoked_code: { status: 400, message: "Not pending", long_message: "Only a pending actor token can be revoked." },
  clerk_key_invalid: { status: 401, message: "The secret key is invalid", long_message: "The secret key is missing, unknown or revoked." },
  totp_disabled: { status: 400, message: "No authenticator app", long_message: "This account has no authenticator app." },
  totp_incorrect_code: { status: 422, message: "Incorrect code", long_message: "That is neither a code of the account's authenticator app nor one of its backup codes, or it was used before." },
  invalid_totp_secret_code: { status: 422, message: "is no secret", long_message: "{param_name} must be 10 to 64 bytes in base32." },
  delete_linked_identification_disallowed: { status: 400, message: "Linked to a connected account", long_message: "A connected account vouches for this. Remove that account first." },
  form_data_missing: { status: 422, message: "Something is missing", long_message: "At least one of these must be given: {names}." },
  form_conditional_param_missing: { status: 422, message: "is missing", long_message: "{param_name} must be given together with what was given." },
  form_conditional_param_disallowed: { status: 422, message: "is not allowed here", long_message: "{param_name} is not accepted together with what else was given, or not given." },
  form_param_array_length_mismatch: { status: 422, message: "has the wrong length", long_message: "{param_name} must have one entry for each of the things that it tells of." },
  form_param_array_size_exceeded: { status: 422, message: "has too many entries", long_message: "{param_name} may have at most {max_items} entries." },
  form_param_invalid_date: { status: 422, message: "is no date", long_message: "{param_name} must be a date with a time and an offset, as RFC 3339 writes it." },
  form_disallow_future_date: { status: 422, message: "lies in the future", long_message: "{param_name} must not lie in the future." },
  form_verification_needed: { status: 422, message: "is not verified", long_message: "{param_name} must name something that is verified." },
  incorrect_password: { status: 422, message: "Incorrect password", long_message: "That is not the password of this account." },
  form_password_digest_invalid_code: { status: 422, message: "is no digest of that hasher", long_message: "{param_name} must have the form {format}." },
  duplicate_record: { status: 400, message: "exists already", long_message: "There is such an entry already." },
  form_already_exists: { status: 422, message: "exists already", long_message: "There is another one with that {param_name} already." },
  form_param_duplicate: { status: 422, message: "is given twice", long_message: "{param_name} stands in the request more than once." },
  form_invalid_origin: { status: 422, message: "is no origin", long_message: "{param_name} must hold origins, such as https://app.example.com, without a path." },
  insecure_url: { status: 422, message: "is not secure", long_message: "{param_name} must begin with https://." },
  invitation_already_revoked: { status: 400, message: "Invitation revoked already", long_message: "This invitation has been revoked already." },
  invitations_not_supported: { status: 400, message: "No invitations", long_message: "Invitations are sent by mail, and this instance has no email addresses." },
  waitlist_entry_already_completed: { status: 409, message: "Has an account already", long_message: "Whoever stands in this entry has an account already." },
  waitlist_entry_already_invited: { status: 409, message: "Invited already", long_message: "Whoever stands in this entry has been invited already." },
  waitlist_entry_already_rejected: { status: 409, message: "Rejected already", long_message: "This entry has been rejected already." },
  jwt_template_reserved_claim: { status: 400, message: "has a reserved claim", long_message: "The claim {claim} is set by Gatehouse, and not by a template." },
  quota_exceeded: { status: 403, message: "Too many", long_message: "There are as many of these as an instance may have. Delete one first." },
  external_account_not_found: { status: 404, message: "No such account", long_message: "The user has connected no account of that provider." },
  oauth_missing_access_token: { status: 422, message: "No access token", long_message: "The provider gave no access token for this account." },
} as const satisfies Record<string, Definition>;

/** Errors that a page may have to show; each has a sentence in every language (`lib/i18n/messages`). */
const ERRORS_OF_PAGES = {
  // requests
  request_body_invalid: { status: 400, message: "The request is malformed", long_message: "The body of the request could not be read." },
  request_body_too_large: { status: 413, message: "The request is too large", long_message: "The body of the request is larger than this endpoint accepts." },
  unsupported_content_type: { status: 415, message: "Unsupported content type", long_message: "Send a form or JSON." },
  bad_request: { status: 400, message: "Bad request", long_message: "The request cannot be carried out as it is." },
  resource_not_found: { status: 404, message: "Not found", long_message: "There is nothing with that identifier here." },
  conflict: { status: 409, message: "Changed meanwhile", long_message: "Somebody changed this at the same moment. Try again." },
  too_many_requests: { status: 429, message: "Too many requests", long_message: "Too many requests. Wait a moment, then try again." },
  internal_clerk_error: { status: 500, message: "Something went wrong", long_message: "Something went wrong on our side. Try again in a moment." },
  service_unavailable: { status: 503, message: "Not available", long_message: "This is not available right now. Try again in a moment." },
  // credentials
  authentication_invalid: { status: 401, message: "Not signed in", long_message: "Sign in first." },
  signed_out: { status: 401, message: "Signed out", long_message: "You are signed out." },
  authorization_invalid: { status: 403, message: "Not allowed", long_message: "You are not allowed to do this." },
  origin_missing: { status: 400, message: "Origin missing", long_message: "What changes something must say which page it comes from." },
  origin_authorization_headers_conflict: { status: 400, message: "Conflicting headers", long_message: "Send either the header Origin, as browsers do, or Authorization, as native apps do." },
  dev_browser_unauthenticated: { status: 401, message: "Browser unauthenticated", long_message: "This development browser is not known. Ask for a new one." },
  url_based_session_syncing_disabled: { status: 400, message: "Not a development instance", long_message: "Browsers of this instance keep their credential in a cookie." },
  invalid_handshake: { status: 400, message: "Invalid handshake", long_message: "This handshake is unknown, was used already, or has expired." },
  origin_invalid: { status: 400, message: "Origin not allowed", long_message: "Requests from this origin are not allowed." },
  session_reverification_required: { status: 403, message: "Confirm that it is you", long_message: "Confirm that it is you before you change this." },
  // forms
  form_param_missing: { status: 422, message: "is missing", long_message: "{param_name} must be given." },
  form_param_nil: { status: 422, message: "is empty", long_message: "{param_name} must not be empty." },
  form_param_unknown: { status: 422, message: "is unknown", long_message: "{param_name} is not a parameter here." },
  form_param_type_invalid: { status: 422, message: "has the wrong type", long_message: "{param_name} is not of the expected type." },
  form_param_format_invalid: { status: 422, message: "is malformed", long_message: "{param_name} does not have the expected form." },
  form_param_value_invalid: { status: 422, message: "is not accepted", long_message: "{param_name} is not one of the accepted values." },
  form_param_value_disabled: { status: 400, message: "is not enabled", long_message: "{param_name} is not enabled here." },
  form_param_value_conflict: { status: 422, message: "contradicts something else", long_message: "{param_name} contradicts another parameter." },
  form_param_max_length_exceeded: { status: 422, message: "is too long", long_message: "{param_name} is longer than accepted." },
  form_param_exceeds_allowed_size: { status: 422, message: "is too large", long_message: "{param_name} may hold at most {max_bytes} bytes." },
  redirect_url_not_associated_with_instance: { status: 422, message: "is not allowed", long_message: "{param_name} leads somewhere that is not allowed here." },
  form_identifier_exists: { status: 422, message: "is taken", long_message: "That {param_name} is taken. Try another." },
  form_identifier_not_found: { status: 422, message: "Couldn't find your account.", long_message: "There is no account with that {param_name}." },
  form_code_incorrect: { status: 422, message: "Incorrect code", long_message: "That code is not right. Check it and try again." },
  form_password_incorrect: { status: 422, message: "Password is incorrect", long_message: "That password is not right. Try again, or use another way to sign in." },
  aws_cognito_user_password_auth_not_enabled: { status: 400, message: "Password cannot be checked", long_message: "The Cognito app client that knows this password does not have the flow USER_PASSWORD_AUTH enabled." },
  form_password_or_identifier_incorrect: { status: 422, message: "Account or password is incorrect", long_message: "There is no account with that name and password." },
  form_password_length_too_short: { status: 422, message: "Password is too short", long_message: "Use at least {min_length} characters." },
  form_password_size_in_bytes_exceeded: { status: 422, message: "Password is too long", long_message: "Use at most {max_bytes} bytes ({max_bytes} plain letters)." },
  form_password_no_uppercase: { status: 422, message: "Password needs a capital letter", long_message: "Add at least one capital letter." },
  form_password_no_lowercase: { status: 422, message: "Password needs a small letter", long_message: "Add at least one small letter." },
  form_password_no_number: { status: 422, message: "Password needs a figure", long_message: "Add at least one figure." },
  form_password_no_special_char: { status: 422, message: "Password needs a special character", long_message: "Add at least one special character." },
  form_password_not_strong_enough: { status: 422, message: "Password is too easy to guess", long_message: "That password is too easy to guess. Make it longer or less usual." },
  form_password_pwned: { status: 422, message: "Password was found in a breach", long_message: "That password is on a list of stolen passwords. Use another." },
  form_password_matches_identifier: { status: 422, message: "Password equals your name", long_message: "The password must differ from your address or name." },
  form_new_password_matches_current: { status: 422, message: "Same password", long_message: "The new password must differ from the current one." },
  form_username_invalid_length: { status: 422, message: "Username has the wrong length", long_message: "Use {min_length} to {max_length} characters." },
  form_username_invalid_character: { status: 422, message: "Username has a character that is not accepted", long_message: "Use letters, figures, hyphens and underscores." },
  form_username_needs_non_number_char: { status: 422, message: "Username needs a letter", long_message: "Use at least one letter." },
  form_disable_default_second_factor_not_allowed: { status: 422, message: "Is the default", long_message: "Make another second factor the default instead." },
  legal_not_accepted: { status: 422, message: "Terms not accepted", long_message: "Accept the terms to go on." },
  // verifications
  verification_failed: { status: 400, message: "Too many attempts", long_message: "Too many wrong attempts. Ask for a new code." },
  verification_expired: { status: 400, message: "Expired", long_message: "This has expired. Ask for a new one." },
  verification_missing: { status: 400, message: "Nothing to verify", long_message: "There is nothing to verify yet. Ask for a code first." },
  verification_already_verified: { status: 400, message: "Already verified", long_message: "This has been verified already." },
  verification_strategy_invalid: { status: 400, message: "Strategy not accepted", long_message: "This cannot be verified that way." },
  verification_code_too_many_requests: { status: 429, message: "Too many codes", long_message: "Too many codes were sent. Wait before you ask for another." },
  verification_link_token_invalid: { status: 400, message: "Link not valid", long_message: "This link is not valid. Ask for a new one." },
  verification_link_token_expired: { status: 400, message: "Link expired", long_message: "This link has expired. Ask for a new one." },
  // sign-in
  strategy_for_user_invalid: { status: 400, message: "Strategy not accepted", long_message: "This account cannot be signed in to that way." },
  identifier_already_signed_in: { status: 400, message: "Already signed in", long_message: "You are signed in to this account already." },
  session_exists: { status: 400, message: "Session exists", long_message: "You are signed in already." },
  client_state_invalid: { status: 400, message: "Not possible at this step", long_message: "This step is not possible now. Start again." },
  user_locked: { status: 403, message: "Account locked", long_message: "This account is locked for now. Try again later, or reset the password." },
  user_banned: { status: 403, message: "Account banned", long_message: "This account cannot be used." },
  sign_in_email_link_not_same_client: { status: 403, message: "Other browser", long_message: "Open this link in the browser that asked for it." },
  account_transfer_invalid: { status: 400, message: "Nothing to transfer", long_message: "There is no connected account that this could go on with." },
  no_second_factors: { status: 400, message: "No second factor", long_message: "This account has no second factor." },
  ticket_invalid_code: { status: 400, message: "Ticket not valid", long_message: "This ticket is not valid." },
  ticket_expired_code: { status: 400, message: "Ticket expired", long_message: "This ticket has expired." },
  sign_in_token_revoked_code: { status: 400, message: "Sign-in token revoked", long_message: "This sign-in token has been revoked." },
  sign_in_token_already_used_code: { status: 400, message: "Sign-in token used", long_message: "This sign-in token has been used already." },
  actor_token_revoked_code: { status: 400, message: "Actor token revoked", long_message: "This actor token has been revoked." },
  actor_token_already_used_code: { status: 400, message: "Actor token used", long_message: "This actor token has been used already." },
  actor_token_not_in_sign_in_code: { status: 400, message: "For signing in only", long_message: "This ticket is for signing in, not for signing up." },
  sign_in_token_not_in_sign_in_code: { status: 400, message: "For signing in only", long_message: "This ticket is for signing in, not for signing up." },
  // sign-up
  sign_up_mode_restricted: { status: 403, message: "Sign-up closed", long_message: "New accounts are by invitation only." },
  sign_up_restricted_waitlist: { status: 403, message: "Waitlist", long_message: "New accounts are not open yet. Join the waitlist." },
  revoked_invitation: { status: 400, message: "Invitation revoked", long_message: "This invitation has been revoked." },
  invitation_already_accepted: { status: 400, message: "Invitation accepted already", long_message: "This invitation has been accepted already." },
  invitation_account_exists: { status: 400, message: "Account exists", long_message: "There is an account with the invited address already. Sign in instead." },
  invitation_account_not_exists: { status: 400, message: "No account yet", long_message: "There is no account with the invited address yet. Sign up instead." },
  waitlist_not_accepting_entries: { status: 403, message: "No waitlist", long_message: "There is no waitlist here at the moment." },
  sign_up_outdated_verification: { status: 410, message: "Outdated", long_message: "The address was changed meanwhile. Ask for a new code." },
  not_allowed_access: { status: 403, message: "Not allowed", long_message: "This address may not be used here." },
  // identifications
  identification_claimed: { status: 400, message: "Claimed by another account", long_message: "Another account has proved this first." },
  last_required_identification_deletion_failed: { status: 400, message: "Last way to sign in", long_message: "This is the last way to sign in. Add another first." },
  identification_update_failed: { status: 400, message: "Not verified", long_message: "Verify it before you make it primary." },
  identification_update_second_factor_unverified: { status: 400, message: "Not verified", long_message: "Verify it before you make it a second factor." },
  too_many_unverified_identifications: { status: 400, message: "Too many unverified", long_message: "Verify or remove the ones you have added first." },
  // users
  no_password_set: { status: 400, message: "No password", long_message: "This account has no password." },
  password_required: { status: 400, message: "Password required", long_message: "This account must keep a password." },
  user_delete_self_not_enabled: { status: 403, message: "Not enabled", long_message: "Accounts can be deleted by an administrator only." },
  // sessions
  invalid_action_for_session: { status: 400, message: "Not possible for this session", long_message: "This session has ended." },
  action_for_session_not_authorized: { status: 401, message: "Not your session", long_message: "That session is not yours." },
  session_reverification_missing: { status: 400, message: "Nothing to confirm", long_message: "Nothing is being confirmed in this session. Begin anew." },
  // images
  image_too_large: { status: 413, message: "Image too large", long_message: "The picture may have at most 10 MB." },
} as const satisfies Record<string, Definition>;

/**
 * Every error that Gatehouse answers: code → status and texts. `{name}` stands for a value of `meta`.
 *
 * @see https://clerk.com/docs/errors for the codes
 */
export const ERRORS = { ...ERRORS_OF_PAGES, ...ERRORS_OF_SERVERS };

export type ErrorCode = keyof typeof ERRORS;
export type PageErrorCode = keyof typeof ERRORS_OF_PAGES;

const BRAND = Symbol.for("gatehouse.ApiError");

/**
 * An expected failure: what the adapters turn into the documented envelope, or into the state of a form.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: ApiErrorItem[];
  readonly retryAfterSeconds: number | undefined;
  readonly [BRAND] = true;

  /** The server's bundle and Next's each have their own copy of this class, and errors pass between them. */
  static [Symbol.hasInstance](value: unknown): value is ApiError {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(items: [ApiErrorItem, ...ApiErrorItem[]], retryAfterSeconds?: number) {
    super(items.map((item) => item.code).join(", "));
    this.name = "ApiError";
    this.status = ERRORS[items[0].code].status;
    this.errors = items;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether one of its entries has the code. */
  has(code: ErrorCode): boolean {
    return this.errors.some((item) => item.code === code);
  }
}

/** One entry of the envelope; its texts come from {@link ERRORS} with the values of `meta` filled in. */
export function errorItem(code: ErrorCode, meta: Record<string, unknown> = {}): ApiErrorItem {
  const { message, long_message } = ERRORS[code];
  const filled = long_message.replace(/\{(\w+)\}/g, (_, name: string) => String(meta[name] ?? name));
  return { code, message, long_message: filled, meta };
}

/**
 * An error of one entry.
 *
 * @param meta `param_name` names the parameter at fault
 * @param options.retryAfterSeconds becomes the header `Retry-After` (RFC 9110 section 10.2.3)
 */
export function apiError(code: ErrorCode, meta: Record<string, unknown> = {}, options: { retryAfterSeconds?: number } = {}): ApiError {
  return new ApiError([errorItem(code, meta)], options.retryAfterSeconds);
}
