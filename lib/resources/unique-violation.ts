import { z } from "zod";
import { hasSqlState } from "@/lib/db/sql-state";

/** How Prisma's error looks when it comes through the driver adapter: the constraint's name stands deep inside. */
const violation = z.object({
  code: z.enum(["P2002", "P2010"]),
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ kind: z.literal("UniqueConstraintViolation"), constraint: z.object({ index: z.string() }) }),
    }),
  }),
});

/** The name of the unique index that a statement ran against, or null when the error is another one. */
export function violatedIndex(error: unknown): string | null {
  if (hasSqlState(error, "23505")) return error.constraint ?? null;
  const parsed = violation.safeParse(error);
  return parsed.success ? parsed.data.meta.driverAdapterError.cause.constraint.index : null;
}
