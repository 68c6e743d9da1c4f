const TRANSFORM = '@backstage/cli/config/nodeTransform.cjs';

/** What to fork, and with which arguments for Node. */
export interface ChildModule {
  readonly path: string;
  readonly execArgv: string[];
}

/** The child's entry of this package: built JavaScript, or TypeScript in a checkout, which needs the CLI's transform. */
export function childModule(memoryLimitMb: number): ChildModule {
  const path = require.resolve('@gco/analytics-blueprint/runner-child');
  const transform = path.endsWith('.ts')
    ? ['--require', require.resolve(TRANSFORM)]
    : [];
  return {
    path,
    execArgv: [`--max-old-space-size=${memoryLimitMb}`, ...transform],
  };
}
