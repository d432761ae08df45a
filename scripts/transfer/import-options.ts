import { parseArgs } from "node:util";
import { formatNamed, formats } from "@/lib/transfer/formats";
import { DROPPABLE, type Droppable } from "@/lib/transfer/formats/format";
import { parsed, UsageError } from "./command";

export type ImportOptions = {
  file: string;
  from: string | undefined;
  dryRun: boolean;
  webhooks: boolean;
  report: string | undefined;
  hashConfig: string[];
  drop: Droppable[];
  /** Parameters of every user who does not say otherwise. */
  defaults: Record<string, unknown>;
};

const SKIPS = ["skip-password-checks", "skip-password-requirement", "skip-user-requirement", "skip-legal-checks"] as const;

export const IMPORT_USAGE = `npm run import -- FILE [options]

  FILE                  CSV, JSON or JSON lines; its content tells which
  --from NAME           ${formats.map(({ name }) => name).join(", ")}; told by the first user when missing
  --dry-run             say what would become of each user, and write nothing
  --report FILE         every refused line with its number, parameter and reason: .csv for a table, else JSON lines
  --hash-config FILE    what digests need beside them: Firebase's hash parameters, Devise's pepper, Cognito's user_pool_id and client_id
  --drop PARTS          leave out what cannot be taken over rather than refuse the user: ${DROPPABLE.join(", ")} (with commas between)
  --webhooks            tell webhooks of every user; slower
${SKIPS.map((skip) => `  --${skip}`).join("\n")}
                        for every user who does not say otherwise, as POST /v1/users knows them

Ends with 0 when every user is there, with 2 when some were refused, with 1 when it could not work.`;

/** @throws UsageError */
export function importOptions(parameters: string[]): ImportOptions {
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: parameters,
      allowPositionals: true,
      options: {
        from: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        webhooks: { type: "boolean", default: false },
        report: { type: "string" },
        "hash-config": { type: "string", multiple: true, default: [] },
        drop: { type: "string", multiple: true, default: [] },
        "skip-password-checks": { type: "boolean", default: false },
        "skip-password-requirement": { type: "boolean", default: false },
        "skip-user-requirement": { type: "boolean", default: false },
        "skip-legal-checks": { type: "boolean", default: false },
      },
    }),
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(file === undefined ? "Which file?" : `One file at a time; ${others[0]} is another.`);
  if (values.from !== undefined && !formatNamed(values.from)) throw new UsageError(`--from takes ${formats.map(({ name }) => name).join(", ")}.`);
  return {
    file,
    from: values.from,
    dryRun: values["dry-run"],
    webhooks: values.webhooks,
    report: values.report,
    hashConfig: values["hash-config"],
    drop: values.drop.flatMap((list) => list.split(",")).map(droppable),
    defaults: Object.fromEntries(SKIPS.filter((skip) => values[skip]).map((skip) => [skip.replaceAll("-", "_"), true])),
  };
}

function droppable(text: string): Droppable {
  const known = DROPPABLE.find((part) => part === text.trim());
  if (!known) throw new UsageError(`--drop takes ${DROPPABLE.join(", ")}.`);
  return known;
}
