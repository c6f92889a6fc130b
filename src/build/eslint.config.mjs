// What the linter asks of every file: TypeScript's strict rules with types, and the few that guard lifetimes and promises.
import tseslint from "typescript-eslint";

/** What an extension host on Node 20 has not; the compiler's own list (es2024) is for tests too, which run on a newer Node. */
const tooNew = [
  ["Map", "groupBy", "base/groupBy.ts"],
  ["Object", "groupBy", "base/groupBy.ts"],
  ["Promise", "withResolvers", "base/withResolvers.ts"],
].map(([object, property, instead]) => ({ object, property, message: `Node 20 has none: use ${instead}.` }));

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "test/fixtures/**"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ["src/formPage.ts", "src/graphPage.ts", "src/contextPage.ts"],
          defaultProject: "src/webview/tsconfig.json",
        },
        tsconfigRootDir: new URL("../..", import.meta.url).pathname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Our objects are closures without `this`: taking a method off them is safe, and short arrows returning void read well.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-meaningless-void-operator": "off",
      // Streams are told apart by what they can do; Node's classes and those of libraries mix.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  {
    // Tests name their cases with node:test, whose calls return promises that the runner awaits.
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            {
              from: "package",
              name: ["test", "describe", "it", "suite", "before", "after", "beforeEach", "afterEach"],
              package: "node:test",
            },
          ],
        },
      ],
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-console": "off",
    },
  },
  { files: ["src/**/*.ts"], ignores: ["src/build/**"], rules: { "no-restricted-properties": ["error", ...tooNew] } },
  { files: ["src/build/**"], rules: { "no-console": "off" } },
);
