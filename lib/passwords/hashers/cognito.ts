import { env } from "@/lib/env";
import { apiError } from "@/lib/errors";
import { log } from "@/lib/log";
import { SECOND } from "@/lib/time";
import { hasherOf } from "./hasher";

const TIMEOUT_MS = 5 * SECOND;
const MOST_ANSWER_CHARACTERS = 65_536;
const RETRY_AFTER_SECONDS = 5;

// The region becomes a part of a host's name, hence one label and nothing else.
const REFERENCE = /^awscognito#(([a-z]{2,16}(?:-[a-z0-9]{1,16}){0,4})_[0-9A-Za-z]{1,55})#([0-9A-Za-z+]{1,128})#([^\p{C}\p{Z}]{1,128})$/u;

/** The user pool looked at the password and asks for more, which is between the person and the pool. */
const CHALLENGES_AFTER_PASSWORD = ["SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP"];

/** The pool knows nobody with this password, or says that it is not to be used. */
const WRONG = ["NotAuthorizedException", "UserNotFoundException", "UserNotConfirmedException", "PasswordResetRequiredException", "InvalidPasswordException"];

type Reference = { region: string; clientId: string; identifier: string };
type Answer = { error: string | null; message: string; challenge: string | null; authenticated: boolean };

/**
 * A password that only an Amazon Cognito user pool knows, since pools give no digests away: the pool is asked, with the
 * public client of an app that has the flow USER_PASSWORD_AUTH enabled and no secret.
 *
 * `verify` throws `service_unavailable` (503) while the pool cannot tell, and `aws_cognito_user_password_auth_not_enabled`
 * (400) when the client does not have that flow: neither is a wrong password.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export const awscognito = hasherOf<Reference>({
  name: "awscognito",
  format: "awscognito#<user pool id>#<client id>#<identifier>",
  source: "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html",
  remote: true,
  read(digest) {
    const [, poolId, region, clientId, identifier] = REFERENCE.exec(digest) ?? [];
    return poolId && region && clientId && identifier ? { region, clientId, identifier } : null;
  },
  async matches(password, reference) {
    const { error, message, challenge, authenticated } = await initiateAuth(password, reference);
    if (error === null && (authenticated || challenge !== null)) return authenticated || CHALLENGES_AFTER_PASSWORD.includes(challenge ?? "");
    if (error === "InvalidParameterException" && /USER_PASSWORD_AUTH/i.test(message)) throw apiError("aws_cognito_user_password_auth_not_enabled");
    // The pool locks an account for some seconds after a few wrong passwords, under the name of a wrong one.
    if (error !== null && WRONG.includes(error) && !/attempts exceeded|secret|SECRET_HASH/i.test(message)) return false;
    throw unavailable(error ?? "neither tokens nor a challenge");
  },
});

async function initiateAuth(password: string, { region, clientId, identifier }: Reference): Promise<Answer> {
  const body = { AuthFlow: "USER_PASSWORD_AUTH", ClientId: clientId, AuthParameters: { USERNAME: identifier, PASSWORD: password } };
  try {
    const response = await fetch(endpointOf(region), {
      method: "POST",
      headers: { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth", "User-Agent": "Gatehouse" },
      body: JSON.stringify(body),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return answerOf(response.ok, response.headers.get("x-amzn-errortype"), parsed(await response.text()));
  } catch (err) {
    log.warn({ err }, "The Cognito user pool could not be asked.");
    throw apiError("service_unavailable", {}, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}

function answerOf(ok: boolean, errorType: string | null, json: Record<string, unknown>): Answer {
  const type = errorType ?? textOf(json.__type) ?? "UnknownError";
  return {
    // `com.amazonaws…#NotAuthorizedException`, or `NotAuthorizedException:http://…`
    error: ok ? null : (type.split("#").at(-1)?.split(":")[0] ?? type),
    message: textOf(json.message) ?? textOf(json.Message) ?? "",
    challenge: textOf(json.ChallengeName),
    authenticated: typeof json.AuthenticationResult === "object" && json.AuthenticationResult !== null,
  };
}

function parsed(text: string): Record<string, unknown> {
  const json: unknown = text.length > MOST_ANSWER_CHARACTERS ? null : JSON.parse(text);
  if (typeof json !== "object" || json === null) throw new Error("The user pool's answer is not an object.");
  return json as Record<string, unknown>;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function unavailable(refusal: string): Error {
  log.warn({ refusal }, "The Cognito user pool did not say whether a password is right.");
  return apiError("service_unavailable", {}, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

function endpointOf(region: string): string {
  return env.COGNITO_ENDPOINT ?? `https://cognito-idp.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`;
}
