// A process that holds an embedded server, for embedded-postgres.test.ts to kill: prints "url pid-of-this-process reused".
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";

const [dataDirectory = ""] = process.argv.slice(2);
try {
  const server = await startEmbeddedPostgres({
    dataDirectory,
    address: "http://localhost:4999",
    onRecovered: () => console.log("recovered"),
    onLost: () => process.exit(2),
  });
  console.log(`started ${server.url} ${server.reused}`);
  process.stdin.on("end", () => void server.stop().then(() => process.exit(0))).resume();
} catch (error) {
  console.log(`failed ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
