import { apiError } from "@/lib/errors";
import type { OperationContext } from "@/lib/operation";
import { consumeBackupCode } from "@/lib/resources/backup-codes/store";
import type { Outcome } from "./strategy";

/**
 * Use the backup code up that was typed. Its failure: form_code_incorrect 422.
 *
 * @param backupCodeId what `findBackupCode` found before the transaction
 */
export async function attemptBackupCode(ctx: OperationContext, userId: string, backupCodeId: string | null): Promise<Outcome> {
  const right = backupCodeId !== null && (await consumeBackupCode(ctx.tx, userId, backupCodeId, ctx.now()));
  if (!right) return { ok: false, error: apiError("form_code_incorrect", { param_name: "code" }) };
  await ctx.emit("backup_code.used", { userId });
  return { ok: true };
}
