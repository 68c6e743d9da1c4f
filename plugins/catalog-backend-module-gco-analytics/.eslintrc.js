module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The tests run the catalog with this module, and the backend whose environments it shows.
    '@backstage/no-mixed-plugin-imports': [
      'warn',
      { excludedFiles: ['**/*.test.ts'] },
    ],
  },
});
