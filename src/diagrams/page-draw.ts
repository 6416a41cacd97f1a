/*
 * What runs inside the browser's page is in the files `page-*.ts`. Playwright sends each of their functions as text, so
 * each must be whole: no imports, no helpers from outside. They work on the one picture that the page holds.
 */
import type { Mermaid, MermaidConfig } from 'mermaid';
import type { Failure } from './failure.ts';

/** Puts mermaid's picture of one source into the page. A refusal by mermaid comes back as data. */
export async function drawInPage({
  source,
  config,
  id,
}: {
  source: string;
  config: MermaidConfig;
  id: string;
}): Promise<Failure | undefined> {
  const mermaid = (globalThis as unknown as { mermaid: Mermaid }).mermaid;
  // A source may choose its layout. All else is set here, and no directive in a source changes it, at whatever depth.
  const keysOf = (settings: object): string[] =>
    Object.entries(settings).flatMap(([key, value]) => [key, ...(value instanceof Object ? keysOf(value) : [])]);
  // Marked as deprecated, and yet the only place where a loaded mermaid tells its settings.
  const { defaultConfig } = (mermaid as { readonly mermaidAPI: { readonly defaultConfig: object } }).mermaidAPI;
  const secure = keysOf(defaultConfig).filter((key) => key !== 'layout');
  mermaid.initialize({ ...config, secure });

  const refuse = async (text: string): Promise<Error | undefined> => {
    try {
      await mermaid.parse(text);
      return undefined;
    } catch (error) {
      return error as Error;
    }
  };
  const failureOf = async (error: Error & { hash?: { token?: unknown; text?: unknown } }): Promise<Failure> => {
    const lines = source.split('\n');
    let prefixLine = 0;
    if (!/line:? \d+/i.test(error.message)) {
      for (let count = 1; count <= lines.length && prefixLine === 0; count += 1) {
        const refusal = await refuse(lines.slice(0, count).join('\n'));
        if (refusal?.message === error.message) prefixLine = count;
      }
    }
    return {
      name: error.name,
      message: error.message,
      ...(error.hash?.token == null ? {} : { token: String(error.hash.token) }),
      ...(error.hash?.text == null ? {} : { text: String(error.hash.text) }),
      ...(prefixLine === 0 ? {} : { prefixLine }),
    };
  };

  document.body.replaceChildren();
  try {
    document.body.innerHTML = (await mermaid.render(id, source)).svg;
  } catch (error) {
    return failureOf(error as Error);
  }
  return undefined;
}
