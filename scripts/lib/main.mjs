import { SetupError } from './toolchain.mjs';

/** Runs a script's main function; a SetupError ends it with its message alone, anything else with its stack. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
