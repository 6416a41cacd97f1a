/**
 * The time in milliseconds, with fractions, on the clock that all processes of a machine share and that nobody sets: it
 * counts from an arbitrary moment, on Linux from the machine's start. `performance.timeOrigin` is no such clock. It is read
 * once in each process from the wall clock, which is set and slewed, so that two processes disagree by a part of the
 * delay between them.
 * @see https://github.com/libuv/libuv/blob/012029ab4a77/src/unix/linux.c `uv__hrtime`
 */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;
