const block = 512;

/** What tar reads of a file before its text, as POSIX has it (ustar): text fields end in a zero byte, numbers are octal. */
function header(name: string, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new Error(`The name ${name} is too long for a tar file.`);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  bytes.write(name, 0);
  bytes.write(octal(0o644, 8), 100);
  bytes.write(octal(0, 8), 108);
  bytes.write(octal(0, 8), 116);
  bytes.write(octal(size, 12), 124);
  // No date: the same files give the same bytes.
  bytes.write(octal(0, 12), 136);
  // The sum counts itself as blanks.
  bytes.write(' '.repeat(8), 148);
  bytes.write('0', 156);
  bytes.write('ustar\x0000', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/**
 * Text files in one tar archive, in their order.
 * @param files names with forward slashes, at most 100 bytes long
 * @throws where a name is longer
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, “ustar Interchange Format”
 */
export function tarOf(files: readonly { readonly name: string; readonly text: string }[]): Buffer {
  const parts = files.flatMap(({ name, text }) => {
    const content = Buffer.from(text, 'utf8');
    return [header(name, content.length), content, Buffer.alloc((block - (content.length % block)) % block)];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}
