import { readFileSync } from "node:fs";
import { publishableKeyOf } from "@/lib/instance/publishable-key";

/** A sample of the User object's documentation, as printed: see the folders beside this file. */
export type SampleName = "create-email-address" | "create-phone-number" | "create-web3-wallet" | "create-external-account";

/**
 * A file of a sample, with nothing but the key and the portal's address put in.
 *
 * The print has a blank behind the `<` of each tag in HTML. Browsers would show that as text, so these blanks are left out;
 * all the others, in scripts and around the key, stay.
 */
export function sample(name: SampleName, file: "main.js" | "script.html" | "index.html", portal: string): string {
  const printed = readFileSync(new URL(`samples/${name}/${file}`, import.meta.url), "utf8");
  const filled = printed.replaceAll("https:// YOUR_FRONTEND_API_URL ", portal).replaceAll("YOUR_PUBLISHABLE_KEY", publishableKeyOf(portal));
  return file === "main.js" ? filled : filled.replace(/<(\/?|!) (?=[a-z])/g, "<$1");
}

/** The page of a sample that is a script only. */
export const PAGE = '<!doctype html><html lang="en"><title>An app</title><div id="app"></div><script type="module" src="/main.js"></script></html>';
