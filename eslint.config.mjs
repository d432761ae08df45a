import { defineConfig, globalIgnores } from "eslint/config";
import coreWebVitals from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

export default defineConfig([
  ...coreWebVitals,
  ...typescript,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // What is left out of an object on purpose is named by an underscore.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" }],
      // The portal never runs Next's image optimizer (see next.config.mjs), and pictures are small and sized already.
      "@next/next/no-img-element": "off",
    },
  },
  {
    // Only components have hooks; elsewhere a function may be called `useTestDatabase`, as Playwright calls its own `use`,
    // and an ES module may be called a module.
    files: ["{lib,server,scripts,e2e,bench}/**/*.{ts,mjs}", "**/*.test.ts"],
    rules: { "react-hooks/rules-of-hooks": "off", "@next/next/no-assign-module-variable": "off" },
  },
  globalIgnores([".next/", "lib/generated/", "data/", "test-results/", "playwright-report/", "coverage/", "next-env.d.ts"]),
]);
