import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { loadEnvironment } from "@/lib/env";

/** An Amazon Cognito for tests, with one user pool and a public client of it. */
export type TestCognito = {
  url: string;
  /** Make a user; the answer is the digest that an import would give them. */
  addUser(identifier: string, password: string, options?: { state?: "confirmed" | "unconfirmed" | "temporary password" }): Promise<string>;
  stop(): Promise<void>;
};

/** Start the emulator `cognito-local` as a process of its own, on a free port, and fill it through its API. */
export async function startCognito(): Promise<TestCognito> {
  const folder = await mkdtemp(join(tmpdir(), "cognito-"));
  const child = spawn(process.execPath, [resolve("node_modules/cognito-local/lib/bin/start.js")], { cwd: folder, env: { PATH: process.env.PATH, NODE_ENV: "test", AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: "1", HOST: "127.0.0.1", PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  const url = await addressOf(child.stdout);
  const call = (target: string, body: object) => callCognito(url, target, body);
  const { UserPool: pool } = await call("CreateUserPool", { PoolName: "people" });
  const { UserPoolClient: client } = await call("CreateUserPoolClient", { UserPoolId: pool.Id, ClientName: "import" });
  return {
    url,
    async addUser(identifier, password, { state = "confirmed" } = {}) {
      if (state === "temporary password") await call("AdminCreateUser", { UserPoolId: pool.Id, Username: identifier, TemporaryPassword: password, MessageAction: "SUPPRESS" });
      else await call("SignUp", { ClientId: client.ClientId, Username: identifier, Password: password, UserAttributes: [{ Name: "email", Value: identifier }] });
      if (state === "confirmed") await call("AdminConfirmSignUp", { UserPoolId: pool.Id, Username: identifier });
      return `awscognito#${pool.Id}#${client.ClientId}#${identifier}`;
    },
    async stop() {
      const exited = once(child, "exit");
      child.kill();
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

/** Ask this address instead of Amazon's, until called with null. */
export function askCognitoAt(url: string | null): void {
  if (url === null) delete process.env.COGNITO_ENDPOINT;
  else process.env.COGNITO_ENDPOINT = url;
  loadEnvironment();
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /running on (http:\/\/[\d.:]+)/.exec(line)?.[1];
    if (!address) continue;
    // What it says from now on is read by nobody, but must not fill the pipe.
    output.resume();
    return address;
  }
  throw new Error("cognito-local did not start.");
}

async function callCognito(url: string, target: string, body: object) {
  const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `AWSCognitoIdentityProviderService.${target}` }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${target}: ${await response.text()}`);
  return response.json();
}
