import { spawn } from "node:child_process";

/**
 * Run one of the build's programs with this Node. Its output is shown only when it fails.
 *
 * @param {string} root
 * @param {string[]} parameters
 * @param {(pid: number) => void} onChild told the process's number
 * @returns {Promise<void>}
 */
export function run(root, parameters, onChild) {
  return new Promise((resolve, reject) => {
    const output = [];
    const child = spawn(process.execPath, parameters, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid) onChild(child.pid);
    const stop = () => {
      child.kill("SIGTERM");
      process.exit(143);
    };
    process.once("SIGTERM", stop);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("SIGTERM", stop);
      if (code === 0) return resolve();
      process.stderr.write(`\n${Buffer.concat(output).toString()}\n`);
      const how = signal ? `was ended by ${signal}` : `failed with exit code ${code}`;
      reject(Object.assign(new Error(`The build failed: \`node ${parameters.join(" ")}\` ${how}; its output stands above.`), { name: "BuildError" }));
    });
  });
}
