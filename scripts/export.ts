import { parseArgs } from "node:util";
import { exportUsers } from "@/lib/transfer/run/export";
import { progressBar } from "./transfer/bar";
import { command, EXIT, parsed, UsageError } from "./transfer/command";
import { withInstance } from "./transfer/instance";

const USAGE = `npm run export -- FILE

  FILE   where every user goes, one JSON object a line; "npm run import" reads it`;

/** `npm run export -- FILE`: take all users out, with everything that a successor needs. See docs/import.md. */
await command(USAGE, async (signal) => {
  const { positionals } = parsed(() => parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: {} }));
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError("Name one file.");
  return withInstance("export", async () => {
    const exporting = progressBar({ title: "Exporting" }, signal);
    const users = await exportUsers(file, exporting);
    exporting.end();
    console.log(`${users.toLocaleString("en")} users are in ${file}.`);
    console.error("Keep it as you keep the database and its key: it holds digests of passwords, and the secrets of authenticator apps in clear.");
    return EXIT.done;
  });
});
