import { refusedData } from "@/lib/db/refused-data";
import { hasRawSqlState, hasSqlState } from "@/lib/db/sql-state";
import { identifierExists } from "@/lib/resources/users/identifier-exists";
import { refusalOf, type Outcome, type Refusal } from "../outcome";

const MOST_COLLISIONS = 5;

/**
 * Store users together, and where the database refuses them, in halves, until it is known whom it refuses: the others are
 * stored all the same.
 *
 * @param store one transaction
 */
export async function storeInHalves<User extends { line: number }>(users: readonly User[], store: (users: readonly User[]) => Promise<Outcome[]>): Promise<Outcome[]> {
  try {
    return await withoutCollision(() => store(users));
  } catch (error) {
    const refusal = refusalOfDatabase(error);
    if (!refusal) throw error;
    const [only] = users;
    if (users.length === 1 && only) return [{ line: only.line, status: "refused", refusals: [refusal] }];
    const half = Math.ceil(users.length / 2);
    return [...(await storeInHalves(users.slice(0, half), store)), ...(await storeInHalves(users.slice(half), store))];
  }
}

/** Two that waited for each other: one of them was ended, and comes again. */
async function withoutCollision(store: () => Promise<Outcome[]>): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store();
    } catch (error) {
      const collided = ["40P01", "40001"].some((state) => hasSqlState(error, state) || hasRawSqlState(error, state));
      if (!collided || attempt === MOST_COLLISIONS) throw error;
    }
  }
}

function refusalOfDatabase(error: unknown): Refusal | null {
  const known = identifierExists(error)?.errors[0];
  if (known) return refusalOf(known);
  const refused = refusedData(error);
  if (!refused) return null;
  const where = refused.constraint ?? refused.column;
  return { param: refused.column, code: "form_param_value_invalid", reason: `The database refuses it (SQLSTATE ${refused.state}${where ? `, ${where}` : ""}).` };
}
