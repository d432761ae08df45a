import type { z } from "zod";
import { variables } from "./env-variables";

type Variables = z.output<typeof variables>;

/** The deployment's facts: parsed once, then the same for the server's own code and for Next's bundle. */
export type Environment = Readonly<
  Omit<Variables, "HOST" | "PORTAL_URL" | "EMAIL_FROM"> & {
    HOST: string;
    PORTAL_URL: string;
    EMAIL_FROM: string;
    /** `PORTAL_URL` is this machine: messages without a transport go to `/dev/inbox`, and limits are generous. */
    isDevelopmentInstance: boolean;
    /** `PORTAL_URL` is https: cookies carry `Secure`. */
    secureCookies: boolean;
  }
>;

/** One thing that is wrong with the environment, as a whole sentence that names the variable. */
export type EnvironmentProblem = { variable: string; sentence: string };

/** The environment cannot be used. The message holds one sentence a line. */
export class EnvironmentError extends Error {
  constructor(readonly problems: EnvironmentProblem[]) {
    super(problems.map((problem) => problem.sentence).join("\n"));
    this.name = "EnvironmentError";
  }
}

/** Read the variables from `source`. An empty variable counts as unset; names that are not ours are ignored. */
export function parseEnvironment(source: Record<string, string | undefined>): { ok: true; env: Environment } | { ok: false; problems: EnvironmentProblem[] } {
  const given = Object.entries(source).flatMap(([name, value]) => {
    const text = name === "ADMIN_PASSWORD" ? value : value?.trim();
    return text ? [[name, text] as const] : [];
  });
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    // A value can break several rules of one variable; the first says enough.
    const first = new Map(parsed.error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message]));
    return { ok: false, problems: [...first].toReversed().map(([name, message]) => problem(name, message)) };
  }
  const problems = missingPartners(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, env: complete(parsed.data) };
}

const shared = globalThis as typeof globalThis & { gatehouseEnvironment?: Environment };

/**
 * The environment of this process, parsed at the first use.
 *
 * @throws EnvironmentError when a variable is malformed
 */
export const env: Environment = new Proxy({} as Environment, {
  get: (_target, name) => Reflect.get(shared.gatehouseEnvironment ?? loadEnvironment(), name),
  has: (_target, name) => Reflect.has(shared.gatehouseEnvironment ?? loadEnvironment(), name),
});

/**
 * Parse `process.env` now, and again after it changed: the embedded database's address becomes `DATABASE_URL` only once
 * the database runs.
 *
 * @throws EnvironmentError when a variable is malformed
 */
export function loadEnvironment(): Environment {
  const result = parseEnvironment(process.env);
  if (!result.ok) throw new EnvironmentError(result.problems);
  shared.gatehouseEnvironment = Object.freeze(result.env);
  return result.env;
}

/** Whether a host of a URL names this machine itself: `localhost`, `*.localhost`, 127.0.0.0/8, `[::1]`. */
export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return name === "localhost" || name.endsWith(".localhost") || /^127(\.\d{1,3}){3}$/.test(name) || name === "[::1]" || name === "::1";
}

/** The configuration table of the README, in Markdown. */
export function environmentTable(): string {
  const rows = Object.entries(variables.shape).map(([name, schema]) => {
    const { description, fallback } = schema.meta() ?? {};
    return `| \`${name}\` | ${description ?? ""} | ${typeof fallback === "string" ? fallback : defaultOf(schema)} |`;
  });
  return ["| variable | what it is | when unset |", "|---|---|---|", ...rows].join("\n");
}

function defaultOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? `\`${String(parsed.data)}\`` : "";
}

function complete(values: Variables): Environment {
  const PORTAL_URL = values.PORTAL_URL ?? `http://localhost:${values.PORT}`;
  const portal = new URL(PORTAL_URL);
  const isDevelopmentInstance = isLoopbackHost(portal.hostname);
  return {
    ...values,
    PORTAL_URL: portal.origin,
    // A development instance shows its mails to whoever asks, so it does not answer to the network by default.
    HOST: values.HOST ?? (isDevelopmentInstance ? "127.0.0.1" : "0.0.0.0"),
    EMAIL_FROM: values.EMAIL_FROM ?? `no-reply@${portal.hostname}`,
    isDevelopmentInstance,
    secureCookies: portal.protocol === "https:",
  };
}

function missingPartners(values: Variables): EnvironmentProblem[] {
  const partners: [keyof Variables, keyof Variables][] = [
    ["ADMIN_EMAIL", "ADMIN_PASSWORD"],
    ["ADMIN_PASSWORD", "ADMIN_EMAIL"],
    ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"],
    ["TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID"],
    ["TWILIO_ACCOUNT_SID", "SMS_FROM"],
    ["SMS_WEBHOOK_URL", "SMS_WEBHOOK_SECRET"],
  ];
  return partners.filter(([given, needed]) => values[given] !== undefined && values[needed] === undefined).map(([given, needed]) => problem(needed, `must be set too when ${given} is`));
}

function problem(variable: string, message: string): EnvironmentProblem {
  return { variable, sentence: `${variable} ${message.replace(/\.$/, "")}.` };
}
