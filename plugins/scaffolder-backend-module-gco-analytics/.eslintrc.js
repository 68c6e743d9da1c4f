module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The tests run a whole portal: the scaffolder with this module, and the backend that it reports to.
    '@backstage/no-mixed-plugin-imports': [
      'warn',
      { excludedFiles: ['**/*.test.ts'] },
    ],
  },
});
