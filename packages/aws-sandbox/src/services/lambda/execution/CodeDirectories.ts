import { createHash } from 'crypto';
import { mkdir, writeFile } from 'fs/promises';
import { dirname, join } from 'path';
import { readArchive } from '../functionCode';
import { FunctionCode } from '../LambdaState';

/** Unpacked deployment packages, each unpacked once. */
export class CodeDirectories {
  readonly #directory: () => string;
  readonly #unpacked = new Map<string, Promise<string>>();

  constructor(options: { directory: () => string }) {
    this.#directory = options.directory;
  }

  of(code: FunctionCode): Promise<string> {
    let unpacked = this.#unpacked.get(code.sha256);
    if (!unpacked) {
      unpacked = this.#unpack(code);
      this.#unpacked.set(code.sha256, unpacked);
    }
    return unpacked;
  }

  async #unpack(code: FunctionCode): Promise<string> {
    const name = createHash('sha256').update(code.sha256).digest('hex');
    const target = join(this.#directory(), 'code', name.slice(0, 16));
    for (const { path, content } of await readArchive(code.zip)) {
      await mkdir(dirname(join(target, path)), { recursive: true });
      await writeFile(join(target, path), content, { mode: 0o755 });
    }
    return target;
  }
}
