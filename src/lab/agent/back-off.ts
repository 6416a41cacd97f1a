/**
 * How long to wait before the next try, in real seconds: 1 s, doubled with each failure, at most 60 s, and 25 % more or
 * less by chance. The figures are those of the agent's own back-off, which its acknowledgements use today.
 * @param failures how many there were in a row before, from nought
 * @param chance a number from nought to one
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_client.py#L919-L962
 */
export function backOff(failures: number, chance: number): number {
  const delay = Math.min(2 ** failures, 60);
  return Math.max(0.1, delay * (1 + 0.25 * (2 * chance - 1)));
}
