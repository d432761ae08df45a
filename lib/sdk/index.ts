/**
 * The browser SDK of Gatehouse.
 *
 * @packageDocumentation
 */
import { Clerk } from "./clerk";

export { Clerk };
export default Clerk;
export * from "./errors";
export type * from "./types";
export { version } from "./version";
