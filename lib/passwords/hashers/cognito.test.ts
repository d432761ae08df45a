import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askCognitoAt, startCognito, type TestCognito } from "@/lib/passwords/testing";
import { awscognito } from "./cognito";

const PASSWORD = "Correct horse 7!";
const DIGEST = "awscognito#eu-central-1_a1B2c3D4e#1example23456789#anna";

afterEach(() => askCognitoAt(null));

describe("awscognito, asking cognito-local", () => {
  let cognito: TestCognito;
  beforeAll(async () => {
    cognito = await startCognito();
  });
  afterAll(() => cognito.stop());

  it("takes the pool's word for a right and a wrong password, and for somebody it does not know", async () => {
    const digest = await cognito.addUser("anna@example.test", PASSWORD);
    askCognitoAt(cognito.url);
    expect(awscognito.accepts(digest)).toBe(true);
    expect(await awscognito.verify(PASSWORD, digest)).toBe(true);
    expect(await awscognito.verify(`${PASSWORD} `, digest)).toBe(false);
    expect(await awscognito.verify(PASSWORD, digest.replace("anna", "berta"))).toBe(false);
  });

  it("takes a password for wrong with which the pool itself would not let anybody in", async () => {
    const unconfirmed = await cognito.addUser("carl@example.test", PASSWORD, { state: "unconfirmed" });
    const temporary = await cognito.addUser("dora@example.test", PASSWORD, { state: "temporary password" });
    askCognitoAt(cognito.url);
    expect(await awscognito.verify(PASSWORD, unconfirmed)).toBe(false);
    expect(await awscognito.verify(PASSWORD, temporary)).toBe(false);
  });

  it("does not take a client that is gone for a wrong password", async () => {
    askCognitoAt(cognito.url);
    await expect(awscognito.verify(PASSWORD, DIGEST)).rejects.toMatchObject({ status: 503 });
  });
});

describe("awscognito, by what Amazon answers", () => {
  const refusal = (type: string, message = "") => ({ status: 400, body: { __type: type, message } });
  const challenge = (name: string) => ({ status: 200, body: { ChallengeName: name, Session: "AYABe…", ChallengeParameters: {} } });

  it.each([
    ["tokens", true, { status: 200, body: { AuthenticationResult: { AccessToken: "eyJ…" }, ChallengeParameters: {} } }],
    ["a second factor after the password", true, challenge("SOFTWARE_TOKEN_MFA")],
    ["a temporary password", false, challenge("NEW_PASSWORD_REQUIRED")],
    ["a challenge that says nothing of the password", false, challenge("CUSTOM_CHALLENGE")],
    ["a wrong password", false, refusal("NotAuthorizedException", "Incorrect username or password.")],
    ["a wrong password, by its long name", false, refusal("com.amazonaws.cognito.identity.idp.model#NotAuthorizedException", "Incorrect username or password.")],
    ["an account that is disabled", false, refusal("NotAuthorizedException", "User is disabled.")],
    ["nobody", false, refusal("UserNotFoundException", "User does not exist.")],
    ["an account that was never confirmed", false, refusal("UserNotConfirmedException", "User is not confirmed.")],
    ["a password that must be reset", false, refusal("PasswordResetRequiredException", "Password reset required for the user")],
  ])("%s: %s", async (_what, right, answer) => {
    expect(await withServer((request, response) => void reply(response, answer), () => awscognito.verify(PASSWORD, DIGEST))).toBe(right);
  });

  it.each([
    ["too many attempts of this person", refusal("NotAuthorizedException", "Password attempts exceeded")],
    ["too many requests", refusal("TooManyRequestsException", "Rate exceeded")],
    ["a limit", refusal("LimitExceededException", "Attempt limit exceeded, please try after some time.")],
    ["a client that has a secret", refusal("NotAuthorizedException", "Client 1example is configured with secret but SECRET_HASH was not received")],
    ["a pool that is gone", refusal("ResourceNotFoundException", "User pool client does not exist.")],
    ["an outage", { status: 500, body: { __type: "InternalErrorException", message: "" } }],
    ["a proxy's page", { status: 502, body: "<html>Bad Gateway</html>" }],
    ["a list", { status: 200, body: "[]" }],
    ["nothing", { status: 200, body: {} }],
    ["null", { status: 200, body: "null" }],
    ["an endless answer", { status: 200, body: `{"a":"${"x".repeat(100_000)}"}` }],
    ["a redirect", { status: 302, body: {}, headers: { location: "http://127.0.0.1:1/" } }],
  ])("is not available for now with %s, which is no wrong password", async (_what, answer) => {
    const verifying = withServer((request, response) => void reply(response, answer), () => awscognito.verify(PASSWORD, DIGEST));
    await expect(verifying).rejects.toMatchObject({ status: 503, errors: [{ code: "service_unavailable" }], retryAfterSeconds: 5 });
  });

  it("says what the operator has to enable", async () => {
    const answer = refusal("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client");
    const verifying = withServer((request, response) => void reply(response, answer), () => awscognito.verify(PASSWORD, DIGEST));
    await expect(verifying).rejects.toMatchObject({ status: 400, errors: [{ code: "aws_cognito_user_password_auth_not_enabled" }] });
  });

  it("sends what Amazon documents, and takes the error's name from the header too", async () => {
    const seen: unknown[] = [];
    const right = await withServer(
      (request, response) => {
        let body = "";
        request.on("data", (chunk) => (body += chunk));
        request.on("end", () => {
          seen.push(request.method, request.url, request.headers["content-type"], request.headers["x-amz-target"], JSON.parse(body));
          reply(response, { status: 400, body: { message: "Incorrect username or password." }, headers: { "x-amzn-errortype": "NotAuthorizedException:" } });
        });
      },
      () => awscognito.verify(PASSWORD, DIGEST),
    );
    expect(right).toBe(false);
    expect(seen).toEqual([
      "POST",
      "/",
      "application/x-amz-json-1.1",
      "AWSCognitoIdentityProviderService.InitiateAuth",
      { AuthFlow: "USER_PASSWORD_AUTH", ClientId: "1example23456789", AuthParameters: { USERNAME: "anna", PASSWORD } },
    ]);
  });

  it("waits no longer than five seconds, and is not available when nobody listens", async () => {
    const startedMs = performance.now();
    await expect(withServer(() => {}, () => awscognito.verify(PASSWORD, DIGEST))).rejects.toMatchObject({ status: 503 });
    expect(performance.now() - startedMs).toBeGreaterThan(4900);
    expect(performance.now() - startedMs).toBeLessThan(8000);
    askCognitoAt("http://127.0.0.1:1/");
    await expect(awscognito.verify(PASSWORD, DIGEST)).rejects.toMatchObject({ status: 503 });
  });
});

type Answer = { status: number; body: unknown; headers?: Record<string, string> };

function reply(response: Parameters<RequestListener>[1], { status, body, headers }: Answer): void {
  response.writeHead(status, { "Content-Type": "application/x-amz-json-1.1", ...headers }).end(typeof body === "string" ? body : JSON.stringify(body));
}

async function withServer<Result>(listener: RequestListener, use: () => Promise<Result>): Promise<Result> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    askCognitoAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await use();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
