import type { z } from "zod";
import type { Context } from "@/lib/context";
import { database, type Transaction } from "@/lib/db/client";
import { lazyTransaction } from "@/lib/db/lazy-transaction";
import { hasRawSqlState, hasSqlState } from "@/lib/db/sql-state";
import { GUARD_FAILED, LastWrites, type Later } from "@/lib/db/writes";
import { ApiError, apiError, errorItem, type ApiErrorItem, type ErrorCode } from "@/lib/errors";
import { emitter, type Emit } from "@/lib/events/emit";
import { Prisma } from "@/lib/generated/prisma/client";
import { nudgeAfterCommit } from "@/lib/messages/enqueue";
import { unstorablePart } from "@/lib/storable";
import { settleWebhooks } from "@/lib/webhooks/after-commit";
import { announce } from "@/lib/webhooks/announce";

/** A refusal that is an outcome: what was written before it (a counted attempt) stays, then the caller gets the error. */
export class Refusal {
  constructor(readonly error: ApiError) {}
}

/** End an operation with an error, and keep what it wrote. To undo it instead, throw the error. */
export function refuse(error: ApiError): Refusal {
  return new Refusal(error);
}

export type OperationContext = Context & { tx: Transaction; last: LastWrites; later: Later; emit: Emit };

type Definition<Schema extends z.ZodType, Output, Gathered> = {
  /** `noun.verb`, as it stands in logs. */
  name: string;
  input: Schema;
  /** Who may do it. Throws an {@link ApiError}. */
  allow: (ctx: Context, input: z.output<Schema>) => void;
  /** Network and hashing, outside of the transaction. */
  gather?: (ctx: Context, input: z.output<Schema>) => Promise<Gathered>;
  run: (ctx: OperationContext, input: z.output<Schema>, gathered: Gathered) => Promise<Output | Refusal>;
};

/** The same for an operation whose answer is read when everything is written, after the commit. */
type AnsweringDefinition<Schema extends z.ZodType, Output, Gathered> = Definition<Schema, void, Gathered> & {
  answer: (ctx: Context & { tx: Transaction }, input: z.output<Schema>) => Promise<Output>;
};

export type Operation<Schema extends z.ZodType, Output> = {
  (ctx: Context, input: z.input<Schema>): Promise<Output>;
  input: Schema;
  operationName: string;
};

class RefusedInside extends Error {
  constructor(readonly refusal: Refusal) {
    super("refused inside of a transaction");
  }
}

/**
 * Make an operation: validate, allow, gather, then run in one transaction. Pages, both HTTP APIs and the dashboard call the
 * same ones. Called with an open transaction it joins it.
 *
 * @throws ApiError for every failure that a caller can cause
 */
export function operation<Schema extends z.ZodType, Output, Gathered = undefined>(definition: AnsweringDefinition<Schema, Output, Gathered>): Operation<Schema, Output>;
export function operation<Schema extends z.ZodType, Output, Gathered = undefined>(definition: Definition<Schema, Output, Gathered>): Operation<Schema, Output>;
export function operation<Schema extends z.ZodType, Output, Gathered>(definition: Definition<Schema, Output, Gathered> & Partial<Pick<AnsweringDefinition<Schema, Output, Gathered>, "answer">>): Operation<Schema, Output> {
  const { answer } = definition;
  const call = async (ctx: Context, raw: z.input<Schema>): Promise<Output> => {
    const input = parseInput(definition.input, raw);
    definition.allow(ctx, input);
    const gathered = (await definition.gather?.(ctx, input)) as Gathered;
    const runIn = (tx: Transaction, last: LastWrites) => definition.run({ ...ctx, tx, last, later: last.add, emit: emitter(ctx, last) }, input, gathered);
    if (ctx.tx) {
      const output = unwrapInside(await (ctx.last ? runIn(ctx.tx, ctx.last) : withLast(ctx, ctx.tx, runIn)));
      if (answer) await ctx.last?.write(ctx.tx);
      return answer ? answer({ ...ctx, tx: ctx.tx }, input) : output;
    }
    const output = unwrap(await retried(() => keepingClient(ctx, () => inTransaction((tx) => withLast(ctx, tx, runIn)))));
    return answer ? answer({ ...ctx, tx: database() }, input) : output;
  };
  return Object.assign(call, { input: definition.input, operationName: definition.name });
}

/** The same for reading: no transaction of its own, nothing emitted. */
export function query<Schema extends z.ZodType, Output>(
  definition: Pick<Definition<Schema, Output, undefined>, "name" | "input" | "allow"> & {
    run: (ctx: Context & { tx: Transaction }, input: z.output<Schema>) => Promise<Output>;
  },
): Operation<Schema, Output> {
  const call = async (ctx: Context, raw: z.input<Schema>): Promise<Output> => {
    const input = parseInput(definition.input, raw);
    definition.allow(ctx, input);
    return definition.run({ ...ctx, tx: ctx.tx ?? database() }, input);
  };
  return Object.assign(call, { input: definition.input, operationName: definition.name });
}

/** What was undone has issued no credential: the browser stays who it was. */
async function keepingClient<Output>({ client }: Context, attempt: () => Promise<Output>): Promise<Output> {
  const before = { ...client };
  try {
    return await attempt();
  } catch (error) {
    Object.assign(client, before);
    throw error;
  }
}

/**
 * Two transactions that stood in each other's way: one of them is tried again, once.
 *
 * @throws conflict 409, service_unavailable 503: it did not come to a turn either
 */
async function retried<Output>(attempt: () => Promise<Output>): Promise<Output> {
  try {
    return await attempt().catch((error: unknown) => (isCollision(error) ? attempt() : Promise.reject(error)));
  } catch (error) {
    if (isCollision(error)) throw apiError("conflict");
    if (isPrismaError(error, "P2028")) throw apiError("service_unavailable", {}, { retryAfterSeconds: 1 });
    throw error;
  }
}

/** A deadlock, a failed serialization or a guard that found something else, as Prisma and as PostgreSQL call it. */
function isCollision(error: unknown): boolean {
  return isPrismaError(error, "P2034") || ["40P01", "40001", GUARD_FAILED].some((state) => hasSqlState(error, state) || hasRawSqlState(error, state));
}

function isPrismaError(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}

/** Gather what may be written last while `run` works, and write it in one round trip, with what webhooks are told of it. */
async function withLast<Output>(ctx: Context, tx: Transaction, run: (tx: Transaction, last: LastWrites) => Promise<Output | Refusal>): Promise<Output | Refusal> {
  const last = new LastWrites();
  const outcome = await run(tx, last).catch((error: unknown) => {
    if (error instanceof RefusedInside) return error.refusal;
    throw error;
  });
  await announce({ ...ctx, tx, last });
  await last.writeAtEnd(tx);
  return outcome;
}

async function inTransaction<Output>(run: (tx: Transaction) => Promise<Output | Refusal>): Promise<Output | Refusal> {
  const { tx, commit, rollback } = lazyTransaction();
  try {
    const outcome = await run(tx);
    await commit();
    nudgeAfterCommit(tx);
    settleWebhooks(tx);
    return outcome;
  } catch (error) {
    await rollback(error);
    throw error;
  }
}

function unwrap<Output>(outcome: Output | Refusal): Output {
  if (outcome instanceof Refusal) throw outcome.error;
  return outcome;
}

function unwrapInside<Output>(outcome: Output | Refusal): Output {
  if (outcome instanceof Refusal) throw new RefusedInside(outcome);
  return outcome;
}

/**
 * Check an input against its schema.
 *
 * @throws ApiError 422 with one entry for each parameter at fault
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const unstorable = unstorablePart(raw);
  if (unstorable !== null) throw apiError("form_param_format_invalid", { param_name: isName(unstorable) ? unstorable : "body" });
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  const items = result.error.issues.map(errorOfIssue);
  const unique = items.filter((item, index) => items.findIndex((other) => other.meta.param_name === item.meta.param_name) === index);
  throw new ApiError(unique as [ApiErrorItem, ...ApiErrorItem[]]);
}

function isName(text: string): boolean {
  return /^\w{1,64}$/.test(text);
}

function errorOfIssue(issue: z.core.$ZodIssue): ApiErrorItem {
  if (issue.code === "unrecognized_keys") return errorItem("form_param_unknown", { param_name: issue.keys[0] });
  const { code: _code, ...given } = issue.code === "custom" ? (issue.params ?? {}) : {};
  // In a list of things the first step is a number.
  const meta = { ...given, param_name: issue.path.find((step) => typeof step === "string") ?? "body" };
  return errorItem(codeOfIssue(issue), meta);
}

function codeOfIssue(issue: z.core.$ZodIssue): ErrorCode {
  if (issue.code === "custom" && typeof issue.params?.code === "string") return issue.params.code as ErrorCode;
  if (issue.input === undefined && (issue.code === "invalid_type" || issue.code === "invalid_value")) return "form_param_missing";
  if (issue.code === "invalid_type") return "form_param_type_invalid";
  if ((issue.code === "too_big" || issue.code === "too_small") && issue.origin !== "string" && issue.origin !== "array") return "form_param_value_invalid";
  if (issue.code === "too_big") return "form_param_max_length_exceeded";
  if (issue.code === "too_small") return "form_param_nil";
  if (issue.code === "invalid_format") return "form_param_format_invalid";
  return "form_param_value_invalid";
}
