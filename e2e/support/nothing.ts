// Stands in for `server-only`, which has no meaning outside of a Next build.
export {};
