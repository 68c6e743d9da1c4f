module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  ignorePatterns: ['dist-lambda/**'],
  rules: {
    // A construct joins its tree by being made.
    'no-new': 'off',
    'jest/expect-expect': [
      'warn',
      { assertFunctionNames: ['expect', 'template.*', 'off.*'] },
    ],
  },
});
