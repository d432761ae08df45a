/** Written in by the build. */
declare const GATEHOUSE_VERSION: string | undefined;

/** The version of this SDK, which is the portal's. */
export const version: string = typeof GATEHOUSE_VERSION === "string" ? GATEHOUSE_VERSION : "0.0.0";
