// The rules for the browser code. Its files are classic scripts: the build joins the files of a folder,
// and each file gives one constant to the others. TypeScript finds names that are not defined.

import js from "@eslint/js";

const CODE = "**/*.js";

export default [
  {
    ignores: [
      ...["site/", ".venv/", ".bench/", "eslint.config.js"],
      // Other programs wrote these.
      ...["briefing/search/language_files/??.js", "!briefing/search/language_files/{en,ko}.js"],
      "briefing/search/language_files/stemmer.js",
    ],
  },
  { files: [CODE], ...js.configs.recommended },
  {
    files: [CODE],
    languageOptions: { ecmaVersion: 2022, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off", // TypeScript does this
      "no-unused-vars": ["error", { vars: "local" }], // other files use the constants of a file
      complexity: ["error", 12],
      "max-lines": ["error", 350],
      "max-lines-per-function": ["error", 60],
      "max-params": ["error", 5],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      // The build removes indents, but only from files in which no text can contain them.
      "no-restricted-syntax": ["error", "TemplateLiteral"],
    },
  },
];
