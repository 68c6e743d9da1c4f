const FIRST_SIZE = 64 * 1024;

/** Bytes that grow. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #length = 0;

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 on, in as few bytes as it needs. */
  count(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest % 0x80) + 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  integer(value: number): void {
    this.#reserve(4);
    this.#length = this.#bytes.writeInt32LE(value, this.#length);
  }

  double(value: number): void {
    this.#reserve(8);
    this.#length = this.#bytes.writeDoubleLE(value, this.#length);
  }

  /** UTF-8, or UTF-16 for text that UTF-8 would change: lone surrogates. */
  text(value: string): void {
    const utf8Bytes = Buffer.byteLength(value);
    // Most text is ASCII, which is quicker to write and needs no look at what it is made of.
    const isAscii = utf8Bytes === value.length;
    const isWellFormed = isAscii || !/\p{Surrogate}/u.test(value);
    const bytes = isWellFormed ? utf8Bytes : value.length * 2;
    this.byte(isWellFormed ? 0 : 1);
    this.count(bytes);
    this.#reserve(bytes);
    this.#length += this.#bytes.write(
      value,
      this.#length,
      encodingOf(isAscii, isWellFormed),
    );
  }

  bytes(value: Uint8Array): void {
    this.count(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** What was written so far. */
  toBuffer(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(
        Math.max(needed, this.#bytes.length * 2),
      );
      grown.set(this.toBuffer());
      this.#bytes = grown;
    }
  }
}

function encodingOf(isAscii: boolean, isWellFormed: boolean): BufferEncoding {
  if (isAscii) {
    return 'latin1';
  }
  return isWellFormed ? 'utf8' : 'utf16le';
}
