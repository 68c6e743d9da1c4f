module.exports = {
  root: true,
  ignorePatterns: ['.toolchain', '.local', 'dist', 'dist-types', 'coverage'],
};
