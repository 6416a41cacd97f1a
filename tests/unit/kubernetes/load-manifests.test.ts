import { expect, test } from 'vitest';
import { files } from '../frozen/record.ts';

test('files are named from the root with forward slashes', () => {
  expect(files[0]).toMatchObject({
    option: '0-nodeport',
    environment: 'production',
    file: 'adr/0001-agent-connectivity/options/0-nodeport/manifests/production/agent-service.yaml',
  });
});
