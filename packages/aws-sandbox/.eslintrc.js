module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Helpers of tests: they may use what only tests depend on.
      files: ['src/**/testing/**'],
      rules: {
        '@backstage/no-undeclared-imports': 'off',
        'no-new': 'off',
        'no-restricted-syntax': 'off',
      },
    },
  ],
});
