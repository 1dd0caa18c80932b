import remarkFrontmatter from "remark-frontmatter";
import remarkLintFrontmatterSchema from "remark-lint-frontmatter-schema";

const schemas = {
  ".vscode/brief.schema.json": ["content/briefs/**/*.md"],
  ".vscode/page.schema.json": ["content/pages/*.md"],
};

export default {
  plugins: [remarkFrontmatter, [remarkLintFrontmatterSchema, { schemas }]],
};
