import { UnreadableStateError } from '../errors';

/** Reads what a {@link ByteWriter} wrote; throws where the bytes end too early. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    this.#require(1);
    return this.#bytes[this.#at++];
  }

  count(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.byte();
      value += (byte % 0x80) * factor;
      if (byte < 0x80) {
        return value;
      }
    }
  }

  integer(): number {
    this.#require(4);
    this.#at += 4;
    return this.#bytes.readInt32LE(this.#at - 4);
  }

  double(): number {
    this.#require(8);
    this.#at += 8;
    return this.#bytes.readDoubleLE(this.#at - 8);
  }

  text(): string {
    const encoding = this.byte() === 0 ? 'utf8' : 'utf16le';
    const length = this.count();
    this.#require(length);
    this.#at += length;
    return this.#bytes.toString(encoding, this.#at - length, this.#at);
  }

  /** A copy, so that it does not hold everything around it. */
  bytes(): Buffer {
    const length = this.count();
    this.#require(length);
    this.#at += length;
    return Buffer.from(this.#bytes.subarray(this.#at - length, this.#at));
  }

  #require(bytes: number): void {
    if (this.#at + bytes > this.#bytes.length) {
      throw new UnreadableStateError('it ends in the middle of a value');
    }
  }
}
