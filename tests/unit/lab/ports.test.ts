import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../../../src/lab/run/ports.ts';

const many = async (count: number): Promise<number[]> => {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  return ports;
};

test('ports are told apart, and none is one that Linux may give to a client meanwhile', async () => {
  const ports = await many(50);
  expect(new Set(ports).size).toBe(50);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('a port that somebody listens on is passed over', async () => {
  const [before = Number.NaN] = await many(1);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(before + 1, '127.0.0.1', resolve));
  try {
    expect(await many(3)).not.toContain(before + 1);
  } finally {
    server.close();
  }
});
